export { fromLangChain } from './from-langchain.ts';
export type { FromLangChainOptions, LangChainToolLike } from './from-langchain.ts';
export { toLangChain } from './to-langchain.ts';
export type { LangChainCodeTool, LangChainContentBlock, ToLangChainOptions } from './to-langchain.ts';
export { toLangChainMiddleware } from './to-langchain-middleware.ts';
export type { LangChainCodeMode } from './to-langchain-middleware.ts';
