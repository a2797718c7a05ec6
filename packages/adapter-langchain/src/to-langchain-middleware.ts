import type { CodeTool } from '@sallyport/contract';
import { type AgentMiddleware, createMiddleware } from 'langchain';

import { toLangChain, type ToLangChainOptions } from './to-langchain.ts';

/** What is read of a code mode: `createCodeMode` of `sallyport` gives one. */
export interface LangChainCodeMode {
  readonly tool: CodeTool;
  /** The system prompt's part about the API. */
  system(): string;
}

/**
 * A middleware that brings both halves of Code Mode to an agent: the tool, and the API in the system prompt, after the
 * agent's own. `createAgent({ model, middleware: [toLangChainMiddleware(codeMode)] })` is all there is to write.
 */
export function toLangChainMiddleware(codeMode: LangChainCodeMode, options: ToLangChainOptions = {}): AgentMiddleware {
  return createMiddleware({
    name: 'CodeMode',
    tools: [toLangChain(codeMode.tool, options)],
    wrapModelCall: (request, handler) =>
      handler({ ...request, systemMessage: request.systemMessage.concat(`\n\n${codeMode.system()}`) }),
  });
}
