export { fromTanStackAi } from './from-tanstack-ai.ts';
export type { FromTanStackAiOptions, TanStackAiToolLike } from './from-tanstack-ai.ts';
export { toTanStackAi } from './to-tanstack-ai.ts';
export type { TanStackAiCodeTool, TanStackAiContentPart, ToTanStackAiOptions } from './to-tanstack-ai.ts';
