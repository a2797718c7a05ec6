export { fromMastra } from './from-mastra.ts';
export type { FromMastraOptions, MastraToolLike } from './from-mastra.ts';
export { toMastra } from './to-mastra.ts';
export type { MastraCodeOutput, MastraCodeTool, MastraContentPart, ToMastraOptions } from './to-mastra.ts';
