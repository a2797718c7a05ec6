import { type DynamicStructuredTool, tool } from '@langchain/core/tools';
import type { CodeTool, CodeToolAnswer, Media, RunEvent } from '@sallyport/contract';

/** Options of {@link toLangChain}. */
export interface ToLangChainOptions {
  /** Sees console lines and calls of every run as they happen. */
  readonly onEvent?: (event: RunEvent) => void;
}

/** What the model is shown: text, and media as LangChain's standard content blocks. */
export type LangChainContentBlock =
  | { type: 'text'; text: string }
  | { type: 'image' | 'audio' | 'file'; mimeType: string; data: string };

/** One tool for `tools` of `createAgent`, or for a `ToolNode`. */
export type LangChainCodeTool = DynamicStructuredTool;

/**
 * The code tool as a LangChain tool.
 *
 * A program's failure is an answer the model can act on, never a thrown error. Events go to `config.writer` too, where
 * the graph streams `custom`. The signal of the invocation ends the program and its tools on abort.
 */
export function toLangChain(codeTool: CodeTool, { onEvent }: ToLangChainOptions = {}): LangChainCodeTool {
  const { name, description, inputSchema } = codeTool;
  const run = async (input: unknown, config: Config): Promise<string | LangChainContentBlock[]> => {
    const answer = await codeTool.run(input, {
      ...(config.signal && { signal: config.signal }),
      onEvent(event) {
        config.writer?.(event);
        onEvent?.(event);
      },
    });
    return toContent(answer);
  };
  return tool(run as never, { name, description, schema: inputSchema as never }) as unknown as LangChainCodeTool;
}

interface Config {
  readonly signal?: AbortSignal | undefined;
  readonly writer?: ((chunk: unknown) => void) | null | undefined;
}

function toContent({ text, media }: CodeToolAnswer): string | LangChainContentBlock[] {
  return media.length === 0 ? text : [{ type: 'text', text }, ...media.map(toBlock)];
}

function toBlock({ mimeType, data }: Media): LangChainContentBlock {
  const kind = mimeType.split('/')[0];
  return { type: kind === 'image' || kind === 'audio' ? kind : 'file', mimeType, data };
}
