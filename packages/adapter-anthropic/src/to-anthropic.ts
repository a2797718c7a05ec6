import type { CodeTool, CodeToolAnswer, Media, RunEvent } from '@sallyport/contract';

import type { AnthropicBlock, AnthropicRunContext } from './anthropic-tool-like.ts';

/** Options of {@link toAnthropic}. */
export interface ToAnthropicOptions {
  /** Sees console lines and calls of every run as they happen. */
  readonly onEvent?: (event: RunEvent) => void;
}

/** One tool for `tools` of `client.beta.messages.toolRunner`, and its definition for `messages.create`. */
export interface AnthropicCodeTool {
  readonly type: 'custom';
  readonly name: string;
  readonly description: string;
  readonly input_schema: { readonly type: 'object'; readonly [keyword: string]: unknown };
  /** What the model sent goes to `run` as it is, which answers a wrong input in words. */
  readonly parse: (input: unknown) => unknown;
  readonly run: (input: unknown, context?: AnthropicRunContext) => Promise<string | AnthropicBlock[]>;
}

/**
 * The code tool as a runnable tool of `@anthropic-ai/sdk`. Images a program returns are image blocks; other media are
 * named in the text.
 *
 * A program's failure is an answer the model can act on, never a thrown error. On abort `run` rejects with the signal's
 * reason. Needs nothing of the SDK at run time.
 */
export function toAnthropic(codeTool: CodeTool, { onEvent }: ToAnthropicOptions = {}): AnthropicCodeTool {
  const { name, description, inputSchema } = codeTool;
  return {
    type: 'custom',
    name,
    description,
    input_schema: { ...(typeof inputSchema === 'object' && inputSchema), type: 'object' },
    parse: (input) => input,
    async run(input, { signal } = {}) {
      return toContent(await codeTool.run(input, { ...(signal && { signal }), ...(onEvent && { onEvent }) }));
    },
  };
}

function toContent({ text, media }: CodeToolAnswer): string | AnthropicBlock[] {
  if (media.length === 0) return text;
  const images = media.flatMap((one) => toImage(one) ?? []);
  const others = media.filter((one) => toImage(one) === undefined);
  const notes = others.map(({ mimeType, name }) => `[not shown: ${name ?? 'a file'}, ${mimeType}]`);
  return [{ type: 'text', text: [text, ...notes].join('\n') }, ...images];
}

/** The media types that the API takes as images. */
const imageTypes = ['image/jpeg', 'image/png', 'image/gif', 'image/webp'] as const;

function toImage({ mimeType, data }: Media): AnthropicBlock | undefined {
  const media_type = imageTypes.find((type) => type === mimeType);
  return media_type && { type: 'image', source: { type: 'base64', media_type, data } };
}
