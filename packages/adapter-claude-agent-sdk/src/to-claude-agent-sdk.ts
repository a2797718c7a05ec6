import { type McpContentBlock, writeMcpResult } from '@sallyport/adapter-mcp';
import type { CodeTool, RunEvent } from '@sallyport/contract';
import { z } from 'zod';

/** Options of {@link toClaudeAgentSdk}. */
export interface ToClaudeAgentSdkOptions {
  /** Sees console lines and calls of every run as they happen. */
  readonly onEvent?: (event: RunEvent) => void;
}

/** A tool for `tools` of `createSdkMcpServer`, as the SDK's own `tool(…)` makes them. */
export interface ClaudeAgentCodeTool {
  name: string;
  description: string;
  inputSchema: { code: z.ZodString };
  /** Keeps the tool in the model's sight where the SDK puts others off until they are searched for. */
  _meta: { 'anthropic/alwaysLoad': true };
  handler: (input: unknown, extra: unknown) => Promise<{ content: McpContentBlock[]; isError?: boolean }>;
}

/**
 * The code tool as a tool of `createSdkMcpServer({ name, tools: [toClaudeAgentSdk(codeMode.tool)] })`.
 *
 * A program's failure is an answer the model can act on, never a thrown error. Aborting the query's `abortController`
 * ends the program and the tools it waits for.
 */
export function toClaudeAgentSdk(codeTool: CodeTool, options: ToClaudeAgentSdkOptions = {}): ClaudeAgentCodeTool {
  const { name, description } = codeTool;
  const { onEvent } = options;
  return {
    name,
    description,
    inputSchema: { code: z.string() },
    _meta: { 'anthropic/alwaysLoad': true },
    async handler(input, extra) {
      const { signal } = (extra ?? {}) as { readonly signal?: AbortSignal };
      const answer = await codeTool.run(input, { ...(signal && { signal }), ...(onEvent && { onEvent }) });
      // The model is shown structured content instead of text and images where there is any.
      const { structuredContent: _, content, ...rest } = writeMcpResult(answer);
      return { ...rest, content: [...content] };
    },
  };
}
