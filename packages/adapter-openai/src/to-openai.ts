import type { CodeTool, CodeToolAnswer, Media, RunEvent } from '@sallyport/contract';

/** Options of {@link toOpenAi}. */
export interface ToOpenAiOptions {
  /** Sees console lines and calls of every run as they happen. */
  readonly onEvent?: (event: RunEvent) => void;
}

/** A function tool, as `responses.create` takes it in `tools`. */
export interface OpenAiFunctionTool {
  type: 'function';
  name: string;
  description: string;
  parameters: { [keyword: string]: unknown };
  strict: true;
}

/** Content of a `function_call_output`. */
export type OpenAiOutputPart =
  | { type: 'input_text'; text: string }
  | { type: 'input_image'; image_url: string; detail: 'auto' }
  | { type: 'input_file'; file_data: string; filename: string };

/** An input item that answers one call. */
export interface OpenAiFunctionCallOutput {
  type: 'function_call_output';
  call_id: string;
  output: string | OpenAiOutputPart[];
}

/** The code tool for a loop over `client.responses.create`. */
export interface OpenAiCodeTool {
  readonly tool: OpenAiFunctionTool;
  /**
   * Runs every call of the code tool among a response's `output` items, at the same moment, and resolves with one input
   * item for each, in their order. Other items are passed over; an empty list means the model is done with programs.
   *
   * Rejects with `signal.reason` on abort, never because of what a program did.
   */
  answer(
    output: readonly { readonly type: string }[],
    options?: { readonly signal?: AbortSignal },
  ): Promise<OpenAiFunctionCallOutput[]>;
}

/**
 * The code tool for OpenAI's Responses API, as plain JSON: needs nothing of `openai` at run time.
 *
 * Images a program returns are `input_image` parts, other media `input_file` parts.
 */
export function toOpenAi(codeTool: CodeTool, { onEvent }: ToOpenAiOptions = {}): OpenAiCodeTool {
  const { name, description, inputSchema } = codeTool;
  const parameters = typeof inputSchema === 'object' ? structuredClone(inputSchema) : {};
  return {
    tool: { type: 'function', name, description, parameters, strict: true },
    answer(output, { signal } = {}) {
      const calls = output.filter((item): item is FunctionCall => isCallOf(item, name));
      return Promise.all(
        calls.map(async ({ call_id, arguments: json }) => {
          const answer = await codeTool.run(parse(json), { ...(signal && { signal }), ...(onEvent && { onEvent }) });
          return { type: 'function_call_output', call_id, output: toOutput(answer) };
        }),
      );
    },
  };
}

interface FunctionCall {
  readonly type: 'function_call';
  readonly call_id: string;
  readonly arguments: string;
}

function isCallOf(item: { readonly type: string; readonly name?: unknown }, name: string): boolean {
  return item.type === 'function_call' && item.name === name;
}

/** Arguments that are no JSON are answered like any wrong input. */
function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

function toOutput({ text, media }: CodeToolAnswer): string | OpenAiOutputPart[] {
  return media.length === 0 ? text : [{ type: 'input_text', text }, ...media.map(toPart)];
}

function toPart({ mimeType, data, name }: Media): OpenAiOutputPart {
  const url = `data:${mimeType};base64,${data}`;
  if (mimeType.startsWith('image/')) return { type: 'input_image', image_url: url, detail: 'auto' };
  return { type: 'input_file', file_data: url, filename: name ?? 'file' };
}
