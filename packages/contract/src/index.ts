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
export type {
  CallContext,
  CallLog,
  CallProgress,
  Elicit,
  ElicitAnswer,
  ElicitRequest,
  ToolAnnotations,
  ToolProvider,
  ToolSpec,
  TraceContext,
} from './tools.ts';
export { createMedia, createMediaLink, isMedia, isMediaLink } from './media.ts';
export type { Media, MediaLink } from './media.ts';
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
export type {
  ApiTypes,
  CheckMode,
  ProgramTexts,
  TypeChecker,
  TypeCheckerFactory,
  TypeFinding,
} from './type-checker.ts';
export type { CodeTool, CodeToolAnswer, CodeToolOptions } from './code-tool.ts';
