import type { AdapterHarness, ModelRequest, ModelToolResult, ScriptedTurn } from '@sallyport/conformance';

import { type OpenAiOutputPart, toOpenAi } from '../src/index.ts';

interface Item {
  readonly type: string;
}

/** What the harness uses of the SDK, the same in all versions under test. */
export type OpenAiClient = new (options: {
  apiKey: string;
  maxRetries: number;
  fetch: (url: unknown, init?: { body?: unknown }) => Promise<Response>;
}) => {
  readonly responses: {
    create(
      body: never,
      options: { signal: AbortSignal },
    ): PromiseLike<{ readonly output: readonly Item[]; readonly output_text: string }>;
  };
};

/** The kit's harness around a loop over `client.responses.create`. The model is the API, answered by a `fetch` of ours. */
export function createHarness(OpenAi: OpenAiClient): AdapterHarness {
  return {
    async runAgent({ codeTool, system, prompt, turns, signal }) {
      const requests: ModelRequest[] = [];
      const fetch = async (_url: unknown, init?: { body?: unknown }): Promise<Response> => {
        const turn = turns[requests.length] ?? { text: 'the script is over' };
        requests.push(readRequest(JSON.parse(String(init?.body))));
        return Response.json(toResponse(turn));
      };
      const client = new OpenAi({ apiKey: 'none', maxRetries: 0, fetch });
      const code = toOpenAi(codeTool);
      const input: object[] = [{ role: 'user', content: prompt }];
      for (;;) {
        const body = { model: 'gpt-test', instructions: system, input, tools: [code.tool] };
        const response = await client.responses.create(body as never, { signal });
        const answers = await code.answer(response.output, { signal });
        if (answers.length === 0) return { requests, text: response.output_text };
        input.push(...response.output, ...answers);
      }
    },
  };
}

function toResponse(turn: ScriptedTurn): object {
  const output =
    'text' in turn
      ? [
          {
            type: 'message',
            id: 'msg',
            role: 'assistant',
            status: 'completed',
            content: [{ type: 'output_text', text: turn.text, annotations: [] }],
          },
        ]
      : turn.calls.map(({ id, tool, input }) => ({
          type: 'function_call',
          id: `item-${id}`,
          call_id: id,
          name: tool,
          arguments: JSON.stringify(input),
          status: 'completed',
        }));
  return { id: 'resp', object: 'response', model: 'gpt-test', status: 'completed', output };
}

interface Body {
  readonly instructions?: string;
  readonly tools?: readonly { readonly name: string; readonly description: string; readonly parameters: object }[];
  readonly input: readonly {
    readonly type?: string;
    readonly call_id: string;
    readonly output: string | readonly OpenAiOutputPart[];
  }[];
}

function readRequest({ instructions = '', tools = [], input }: Body): ModelRequest {
  return {
    system: instructions,
    tools: tools.map(({ name, description, parameters }) => ({
      name,
      description,
      inputSchema: parameters as ModelRequest['tools'][number]['inputSchema'],
    })),
    results: input.filter(({ type }) => type === 'function_call_output').map(readResult),
  };
}

function readResult({ call_id, output }: Body['input'][number]): ModelToolResult {
  const parts: readonly OpenAiOutputPart[] =
    typeof output === 'string' ? [{ type: 'input_text', text: output }] : output;
  return {
    callId: call_id,
    text: parts.flatMap((part) => (part.type === 'input_text' ? [part.text] : [])).join('\n'),
    images: parts.flatMap((part) => {
      const [, mimeType, data] =
        part.type === 'input_image' ? (/^data:(.*?);base64,(.*)$/u.exec(part.image_url) ?? []) : [];
      return mimeType !== undefined && data !== undefined ? [{ mimeType, data }] : [];
    }),
  };
}
