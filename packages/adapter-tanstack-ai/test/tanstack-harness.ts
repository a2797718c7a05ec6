import type {
  AdapterHarness,
  AgentTask,
  ModelRequest,
  ModelToolResult,
  NativeToolPlan,
  ScriptedTurn,
} from '@sallyport/conformance';

import { fromTanStackAi, type TanStackAiContentPart, type TanStackAiToolLike, toTanStackAi } from '../src/index.ts';

/** What the harness uses of `@tanstack/ai`, the same in all versions under test. */
export interface TanStackAiModule {
  chat(options: never): unknown;
  toolDefinition(options: never): { server(execute: never): unknown };
}

/** The kit's harness around `chat`. The model is a text adapter of ours. */
export function createHarness({ chat, toolDefinition }: TanStackAiModule): AdapterHarness {
  return {
    async runAgent(task) {
      const requests: ModelRequest[] = [];
      const abortController = new AbortController();
      task.signal.addEventListener('abort', () => abortController.abort(task.signal.reason));
      const stream = chat({
        adapter: createScriptedAdapter(task, requests),
        systemPrompts: [task.system],
        messages: [{ role: 'user', content: task.prompt }],
        tools: [toTanStackAi(task.codeTool)],
        abortController,
      } as never) as AsyncIterable<{ readonly type: string; readonly delta?: string }>;
      let text = '';
      for await (const { type, delta = '' } of stream) if (type === 'TEXT_MESSAGE_CONTENT') text += delta;
      return { requests, text };
    },
    bringTools: (plans) => fromTanStackAi(plans.map((plan) => toNative(toolDefinition, plan))),
  };
}

function toNative(toolDefinition: TanStackAiModule['toolDefinition'], plan: NativeToolPlan): TanStackAiToolLike {
  const { name, description, inputSchema } = plan;
  const execute = (input: never, context?: { readonly abortSignal?: AbortSignal }): unknown =>
    plan.execute(input, { signal: context?.abortSignal });
  return toolDefinition({ name, description, inputSchema } as never).server(execute as never) as TanStackAiToolLike;
}

function createScriptedAdapter(task: AgentTask, requests: ModelRequest[]): object {
  return {
    kind: 'text',
    name: 'scripted',
    model: 'test',
    '~types': {},
    async *chatStream(options: Options) {
      const turn = task.turns[requests.length] ?? { text: 'the script is over' };
      requests.push(readRequest(options));
      yield { type: 'RUN_STARTED', runId: 'run', threadId: 'thread', model: 'test', timestamp: 0 };
      yield* toEvents(turn);
      const finishReason = 'text' in turn ? 'stop' : 'tool_calls';
      yield { type: 'RUN_FINISHED', runId: 'run', threadId: 'thread', model: 'test', timestamp: 0, finishReason };
    },
  };
}

function* toEvents(turn: ScriptedTurn): Generator<object> {
  const base = { model: 'test', timestamp: 0 };
  if ('text' in turn) {
    yield { ...base, type: 'TEXT_MESSAGE_START', messageId: 'message', role: 'assistant' };
    yield { ...base, type: 'TEXT_MESSAGE_CONTENT', messageId: 'message', delta: turn.text };
    yield { ...base, type: 'TEXT_MESSAGE_END', messageId: 'message' };
    return;
  }
  for (const [index, { id, tool, input }] of turn.calls.entries()) {
    yield { ...base, type: 'TOOL_CALL_START', toolCallId: id, toolCallName: tool, toolName: tool, index };
    yield { ...base, type: 'TOOL_CALL_ARGS', toolCallId: id, delta: JSON.stringify(input) };
    yield { ...base, type: 'TOOL_CALL_END', toolCallId: id, toolCallName: tool, toolName: tool, input };
  }
}

interface Options {
  readonly systemPrompts?: readonly (string | { readonly content: string })[];
  readonly tools?: readonly { readonly name: string; readonly description: string; readonly inputSchema: object }[];
  readonly messages: readonly {
    readonly role: string;
    readonly toolCallId?: string;
    readonly content: string | readonly TanStackAiContentPart[] | null;
  }[];
}

function readRequest({ systemPrompts = [], tools = [], messages }: Options): ModelRequest {
  return {
    system: systemPrompts.map((prompt) => (typeof prompt === 'string' ? prompt : prompt.content)).join('\n'),
    tools: tools.map(({ name, description, inputSchema }) => ({
      name,
      description,
      inputSchema: inputSchema as ModelRequest['tools'][number]['inputSchema'],
    })),
    results: messages.filter(({ role }) => role === 'tool').map(readResult),
  };
}

function readResult({ toolCallId = '', content }: Options['messages'][number]): ModelToolResult {
  const parts = typeof content === 'string' ? [{ type: 'text' as const, content }] : (content ?? []);
  return {
    callId: toolCallId,
    text: parts.flatMap((part) => (part.type === 'text' ? [part.content] : [])).join('\n'),
    images: parts.flatMap((part) =>
      part.type === 'image' ? [{ mimeType: part.source.mimeType, data: part.source.value }] : [],
    ),
  };
}
