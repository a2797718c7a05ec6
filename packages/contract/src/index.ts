export type { Json, JsonSchema } from './json.ts';
export type {
  Sandbox,
  SandboxCapabilities,
  SandboxErrorCode,
  SandboxJob,
  SandboxJobParts,
  SandboxLimits,
} from './sandbox.ts';
export { SandboxError, ToolError, isSandboxError, isToolError } from './errors.ts';
export type { CallContext, CallProgress, ToolAnnotations, ToolProvider, ToolSpec } from './tools.ts';
export { createMedia, isMedia } from './media.ts';
export type { Media } from './media.ts';
export type {
  CallRecord,
  LogLevel,
  LogLine,
  PendingCall,
  ProgramDiagnostic,
  RunEvent,
  RunFailure,
  RunFailureCode,
  RunOutcome,
  RunRecord,
} from './outcome.ts';
export type { CodeTool, CodeToolAnswer } from './code-tool.ts';
export type {
  ApiTypes,
  CheckMode,
  ProgramTexts,
  TypeChecker,
  TypeCheckerFactory,
  TypeFinding,
} from './type-checker.ts';
