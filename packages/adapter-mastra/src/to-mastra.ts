import { createTool, type Tool } from '@mastra/core/tools';
import type { CodeTool, Media, RunEvent } from '@sallyport/contract';

/** Options of {@link toMastra}. */
export interface ToMastraOptions {
  /** Sees console lines and calls of every run as they happen. */
  readonly onEvent?: (event: RunEvent) => void;
  /** Asks the framework's own approval before a program runs. Default `false`. */
  readonly requireApproval?: boolean;
}

/** What the tool answers with in messages and streams: plain JSON. */
export interface MastraCodeOutput {
  readonly text: string;
  readonly isError: boolean;
  readonly media: readonly Media[];
}

/** What the model is shown beside text. */
export type MastraContentPart = { type: 'text'; text: string } | { type: 'media'; data: string; mediaType: string };

/** One tool for `tools` of an `Agent`. */
export type MastraCodeTool = Tool<unknown, unknown>;

/**
 * The code tool as a Mastra tool: `new Agent({ tools: { [codeTool.name]: toMastra(codeTool) } })`.
 *
 * A program's failure is an answer the model can act on, never a thrown error. Events are written to the tool's stream.
 * Aborting the agent's `abortSignal` ends the program and its tools.
 */
export function toMastra(codeTool: CodeTool, { onEvent, requireApproval }: ToMastraOptions = {}): MastraCodeTool {
  return createTool({
    id: codeTool.name,
    description: codeTool.description,
    inputSchema: passThrough(codeTool) as never,
    ...(requireApproval !== undefined && { requireApproval }),
    async execute(input: unknown, context: ToolContext = {}): Promise<MastraCodeOutput> {
      const { abortSignal, writer } = context;
      const answer = await codeTool.run(input, {
        ...(abortSignal && { signal: abortSignal }),
        onEvent(event) {
          void writer?.custom?.({ type: `data-codemode-${event.type}`, data: event })?.catch(() => {});
          onEvent?.(event);
        },
      });
      return { text: answer.text, isError: answer.isError, media: answer.media.map((one) => ({ ...one })) };
    },
    toModelOutput: (output: unknown) => toModelOutput(output as MastraCodeOutput),
  }) as unknown as MastraCodeTool;
}

interface ToolContext {
  readonly abortSignal?: AbortSignal;
  readonly writer?: { custom?(part: object): Promise<unknown> | undefined };
}

/** Lets every input through: `run` answers a wrong one in words the model can act on. */
function passThrough({ inputSchema }: CodeTool): object {
  const jsonSchema = (): object => structuredClone(inputSchema) as object;
  return {
    '~standard': {
      version: 1,
      vendor: 'sallyport',
      validate: (value: unknown) => ({ value }),
      jsonSchema: { input: jsonSchema, output: jsonSchema },
    },
  };
}

function toModelOutput({ text, isError, media }: MastraCodeOutput): object {
  if (media.length === 0) return { type: isError ? 'error-text' : 'text', value: text };
  const parts = media.map(({ mimeType, data }): MastraContentPart => ({ type: 'media', data, mediaType: mimeType }));
  return { type: 'content', value: [{ type: 'text', text }, ...parts] };
}
