export { fromAnthropic } from './from-anthropic.ts';
export type { FromAnthropicOptions } from './from-anthropic.ts';
export { toAnthropic } from './to-anthropic.ts';
export type { AnthropicCodeTool, ToAnthropicOptions } from './to-anthropic.ts';
export type { AnthropicBlock, AnthropicRunContext, AnthropicToolLike } from './anthropic-tool-like.ts';
