import type { CodeTool, CodeToolAnswer, Media, RunEvent } from '@sallyport/contract';

/** Options of {@link toTanStackAi}. */
export interface ToTanStackAiOptions {
  /** Sees console lines and calls of every run as they happen. */
  readonly onEvent?: (event: RunEvent) => void;
  /** Asks the framework's own approval before a program runs. Default `false`. */
  readonly needsApproval?: boolean;
}

/** What the model is shown: text, and media as TanStack AI's content parts. */
export type TanStackAiContentPart =
  | { type: 'text'; content: string }
  | { type: 'image' | 'audio' | 'video' | 'document'; source: { type: 'data'; value: string; mimeType: string } };

/** One server tool for `tools` of `chat`. */
export interface TanStackAiCodeTool {
  __toolSide: 'server';
  name: string;
  description: string;
  inputSchema: { type: 'object'; [keyword: string]: unknown };
  needsApproval?: boolean;
  execute: (
    input: unknown,
    context?: {
      readonly abortSignal?: AbortSignal;
      readonly emitCustomEvent?: (name: string, value: Record<string, unknown>) => void;
    },
  ) => Promise<string | TanStackAiContentPart[]>;
}

/**
 * The code tool as a server tool of `@tanstack/ai`. Needs nothing of it at run time.
 *
 * A program's failure is an answer the model can act on, never a thrown error. Events are streamed to the client as
 * `CUSTOM` events named `codemode:<type>`. Aborting the chat's `abortController` ends the program and its tools.
 */
export function toTanStackAi(codeTool: CodeTool, options: ToTanStackAiOptions = {}): TanStackAiCodeTool {
  const { name, description, inputSchema } = codeTool;
  const { onEvent, needsApproval } = options;
  return {
    __toolSide: 'server',
    name,
    description,
    inputSchema: { ...(typeof inputSchema === 'object' && structuredClone(inputSchema)), type: 'object' },
    ...(needsApproval !== undefined && { needsApproval }),
    async execute(input, { abortSignal, emitCustomEvent } = {}) {
      const answer = await codeTool.run(input, {
        ...(abortSignal && { signal: abortSignal }),
        onEvent(event) {
          emitCustomEvent?.(`codemode:${event.type}`, { ...event });
          onEvent?.(event);
        },
      });
      return toContent(answer);
    },
  };
}

function toContent({ text, media }: CodeToolAnswer): string | TanStackAiContentPart[] {
  return media.length === 0 ? text : [{ type: 'text', content: text }, ...media.map(toPart)];
}

function toPart({ mimeType, data }: Media): TanStackAiContentPart {
  const kind = mimeType.split('/')[0];
  const type = kind === 'image' || kind === 'audio' || kind === 'video' ? kind : 'document';
  return { type, source: { type: 'data', value: data, mimeType } };
}
