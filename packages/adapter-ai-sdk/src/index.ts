export { fromAiSdk } from './from-ai-sdk.ts';
export type { AiSdkToolProvider, FromAiSdkOptions } from './from-ai-sdk.ts';
export type { AiSdkToolLike, AiSdkToolSetLike } from './ai-sdk-tool-like.ts';
export { toAiSdk } from './to-ai-sdk.ts';
export type { AiSdkCodeTool, AiSdkExecuteOptions, AiSdkNeedsApproval, ToAiSdkOptions } from './to-ai-sdk.ts';
export type { AiSdkCodeOutput, AiSdkFinishedRun, AiSdkRunningRun } from './code-output.ts';
export type { CodeToolInput } from './code-tool-input.ts';
export type { AiSdkContentPart, AiSdkModelOutput } from './model-output.ts';
