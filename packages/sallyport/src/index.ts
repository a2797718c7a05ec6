export { createCodeMode } from './create-code-mode.ts';
export type { CodeMode, CreateCodeModeOptions } from './create-code-mode.ts';
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
  formatOutcome,
  isSallyportError,
} from '@sallyport/core';
export type {
  Catalogue,
  CatalogueEntry,
  ExecuteOptions,
  Gate,
  GateDecision,
  GateRequest,
  InferInput,
  ResolvedLimits,
  RunLimits,
  Runner,
  SallyportErrorCode,
  StandardSchemaLike,
  ToolDefinition,
  TypedToolDefinition,
} from '@sallyport/core';
export { SandboxError, ToolError, createMedia, isMedia, isSandboxError, isToolError } from '@sallyport/contract';
export type {
  CallContext,
  CallProgress,
  CallRecord,
  CodeTool,
  CodeToolAnswer,
  Json,
  JsonSchema,
  LogLevel,
  LogLine,
  Media,
  PendingCall,
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
} from '@sallyport/contract';
export { createPrompt, createSearchIndex } from '@sallyport/prompt';
export type { Budget, Coverage, Prompt, SearchHit, SearchIndex, TokenEstimator } from '@sallyport/prompt';
export { schemaToTs, toolsToTs } from '@sallyport/schema-to-ts';
