export { createCodeMode } from './create-code-mode.ts';
export type { CodeMode, CreateCodeModeOptions } from './create-code-mode.ts';
export type { LearnOptions } from './create-learning.ts';
export {
  SallyportError,
  codeFrame,
  compile,
  createCatalogue,
  createCodeTool,
  createRunner,
  defaultGate,
  defaultLimits,
  defineTools,
  fingerprint,
  formatOutcome,
  isSallyportError,
} from '@sallyport/core';
export type {
  Catalogue,
  CatalogueEntry,
  ExecuteOptions,
  Fingerprints,
  Gate,
  GateDecision,
  GateRequest,
  InferInput,
  PinOptions,
  ResolvedLimits,
  RunLimits,
  Runner,
  SallyportErrorCode,
  StandardSchemaLike,
  ToolChange,
  ToolDefinition,
  ToolPart,
  TypedToolDefinition,
} from '@sallyport/core';
export { SandboxError, ToolError, createMedia, isMedia, isSandboxError, isToolError } from '@sallyport/contract';
export type {
  ApiTypes,
  CallContext,
  CallProgress,
  CallRecord,
  CheckMode,
  CodeTool,
  CodeToolAnswer,
  Json,
  JsonSchema,
  LogLevel,
  LogLine,
  Media,
  PendingCall,
  ProgramDiagnostic,
  ProgramTexts,
  RunEvent,
  RunFailure,
  RunFailureCode,
  RunOutcome,
  RunRecord,
  Sandbox,
  SandboxCapabilities,
  SandboxErrorCode,
  SandboxJob,
  SandboxJobParts,
  SandboxLimits,
  ToolAnnotations,
  ToolProvider,
  ToolSpec,
  TypeChecker,
  TypeCheckerFactory,
  TypeFinding,
} from '@sallyport/contract';
export { createMemoryShapeStore } from '@sallyport/learn';
export type { ShapeStore } from '@sallyport/learn';
export { createPrompt, createSearchIndex } from '@sallyport/prompt';
export type { Budget, Coverage, Prompt, SearchHit, SearchIndex, TokenEstimator } from '@sallyport/prompt';
export { schemaToTs, toolsToTs } from '@sallyport/schema-to-ts';
