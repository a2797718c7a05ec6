import type {
  AdapterHarness,
  AgentTask,
  ModelRequest,
  ModelToolResult,
  NativeToolPlan,
  ScriptedTurn,
} from '@sallyport/conformance';

import { type AnthropicBlock, fromAnthropic, toAnthropic } from '../src/index.ts';

/** What the harness uses of the SDK, the same in all versions under test. */
export type AnthropicClient = new (options: {
  apiKey: string;
  maxRetries: number;
  fetch: (url: unknown, init?: { body?: unknown }) => Promise<Response>;
}) => {
  readonly beta: {
    readonly messages: {
      toolRunner(params: never, options: { signal: AbortSignal }): PromiseLike<{ readonly content: unknown }>;
    };
  };
};

/** Makes a native tool by the SDK's own means. */
export type BetaTool = (options: never) => unknown;

/** The kit's harness around `client.beta.messages.toolRunner`. The model is the API, answered by a `fetch` of ours. */
export function createHarness(Anthropic: AnthropicClient, betaTool: BetaTool): AdapterHarness {
  return {
    async runAgent(task) {
      const requests: ModelRequest[] = [];
      const fetch = async (_url: unknown, init?: { body?: unknown }): Promise<Response> => {
        const turn = task.turns[requests.length] ?? { text: 'the script is over' };
        requests.push(readRequest(JSON.parse(String(init?.body))));
        return Response.json(toMessage(turn));
      };
      const client = new Anthropic({ apiKey: 'none', maxRetries: 0, fetch });
      const last = await client.beta.messages.toolRunner(toParams(task) as never, { signal: task.signal });
      const blocks = last.content as readonly { readonly type: string; readonly text?: string }[];
      return { requests, text: blocks.map(({ text = '' }) => text).join('') };
    },
    bringTools: (plans) => fromAnthropic(plans.map((plan) => toNative(betaTool, plan) as never)),
  };
}

function toParams({ system, prompt, codeTool }: AgentTask): object {
  return {
    model: 'claude-test',
    max_tokens: 1_000,
    system,
    messages: [{ role: 'user', content: prompt }],
    tools: [toAnthropic(codeTool)],
    // Newer versions leave out what the server remembers; the kit reads whole requests.
    thread: false,
  };
}

function toNative(betaTool: BetaTool, { name, description, inputSchema, execute }: NativeToolPlan): unknown {
  return betaTool({
    name,
    description,
    inputSchema,
    run: async (input: never, context?: { readonly signal?: AbortSignal | null }) =>
      JSON.stringify(await execute(input, { signal: context?.signal ?? undefined })),
  } as never);
}

function toMessage(turn: ScriptedTurn): object {
  const content =
    'text' in turn
      ? [{ type: 'text', text: turn.text }]
      : turn.calls.map(({ id, tool, input }) => ({ type: 'tool_use', id, name: tool, input }));
  return {
    id: 'msg',
    type: 'message',
    role: 'assistant',
    model: 'claude-test',
    content,
    stop_reason: 'text' in turn ? 'end_turn' : 'tool_use',
    stop_sequence: null,
    usage: { input_tokens: 1, output_tokens: 1 },
  };
}

interface Body {
  readonly system?: string | readonly { readonly text: string }[];
  readonly tools?: readonly { readonly name: string; readonly description: string; readonly input_schema: object }[];
  readonly messages: readonly { readonly role: string; readonly content: string | readonly ResultBlock[] }[];
}

interface ResultBlock {
  readonly type: string;
  readonly tool_use_id: string;
  readonly content: string | readonly AnthropicBlock[];
}

function readRequest({ system = '', tools = [], messages }: Body): ModelRequest {
  return {
    system: typeof system === 'string' ? system : system.map(({ text }) => text).join('\n'),
    tools: tools.map(({ name, description, input_schema }) => ({
      name,
      description,
      inputSchema: input_schema as ModelRequest['tools'][number]['inputSchema'],
    })),
    results: messages.flatMap(({ content }) =>
      typeof content === 'string' ? [] : content.filter(({ type }) => type === 'tool_result').map(readResult),
    ),
  };
}

function readResult({ tool_use_id, content }: ResultBlock): ModelToolResult {
  const blocks: readonly AnthropicBlock[] = typeof content === 'string' ? [{ type: 'text', text: content }] : content;
  return {
    callId: tool_use_id,
    text: blocks.flatMap((block) => (block.type === 'text' ? [block.text] : [])).join('\n'),
    images: blocks.flatMap((block) =>
      block.type === 'image' ? [{ mimeType: block.source.media_type, data: block.source.data }] : [],
    ),
  };
}
