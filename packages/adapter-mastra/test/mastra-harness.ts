import type { AdapterHarness, AgentTask, ModelRequest, ModelToolResult, NativeToolPlan } from '@sallyport/conformance';
import { simulateReadableStream } from 'ai';
import { MockLanguageModelV3 } from 'ai/test';

import { fromMastra, type MastraToolLike, toMastra } from '../src/index.ts';

/** What the harness uses of `@mastra/core`, the same in all versions under test. */
export interface MastraModule {
  readonly Agent: new (options: never) => {
    generate(prompt: string, options: never): Promise<{ readonly text: string }>;
  };
  createTool(options: never): unknown;
}

/** The kit's harness around `agent.generate`. */
export function createHarness({ Agent, createTool }: MastraModule): AdapterHarness {
  return {
    async runAgent(task) {
      const { model, requests } = createScriptedModel(task);
      const { system, codeTool, signal } = task;
      const tools = { [codeTool.name]: toMastra(codeTool) };
      const agent = new Agent({ id: 'kit', name: 'kit', instructions: system, model, tools } as never);
      const { text } = await agent.generate(task.prompt, { abortSignal: signal, maxSteps: 10 } as never);
      return { requests, text };
    },
    bringTools: (plans) => fromMastra(Object.fromEntries(plans.map((plan) => [plan.name, toNative(createTool, plan)]))),
  };
}

function toNative(createTool: MastraModule['createTool'], plan: NativeToolPlan): MastraToolLike {
  const { name, description, inputSchema } = plan;
  const execute = (input: never, context: { readonly abortSignal?: AbortSignal }): unknown =>
    plan.execute(input, { signal: context.abortSignal });
  return createTool({ id: name, description, inputSchema, execute } as never) as MastraToolLike;
}

const usage = {
  inputTokens: { total: 1, noCache: 1, cacheRead: 0, cacheWrite: 0 },
  outputTokens: { total: 1, text: 1, reasoning: 0 },
};

function createScriptedModel(task: AgentTask): { readonly model: object; readonly requests: ModelRequest[] } {
  const requests: ModelRequest[] = [];
  const next = (options: object): readonly object[] => {
    const turn = task.turns[requests.length] ?? { text: 'the script is over' };
    requests.push(readRequest(options as Options));
    if ('text' in turn) return [{ type: 'text', text: turn.text }];
    return turn.calls.map(({ id, tool, input }) => ({
      type: 'tool-call',
      toolCallId: id,
      toolName: tool,
      input: JSON.stringify(input),
    }));
  };
  const reason = (content: readonly object[]): object => ({
    unified: content.some((part) => 'toolCallId' in part) ? 'tool-calls' : 'stop',
    raw: undefined,
  });
  const model = new MockLanguageModelV3({
    doGenerate: async (options) => {
      const content = next(options);
      return { content, finishReason: reason(content), usage, warnings: [] } as never;
    },
    doStream: async (options) => {
      const content = next(options);
      const chunks = [
        { type: 'stream-start', warnings: [] },
        ...content.flatMap((part) =>
          'text' in part
            ? [
                { type: 'text-start', id: '1' },
                { type: 'text-delta', id: '1', delta: part.text },
                { type: 'text-end', id: '1' },
              ]
            : [part],
        ),
        { type: 'finish', finishReason: reason(content), usage },
      ];
      return { stream: simulateReadableStream({ chunks }) } as never;
    },
  });
  return { model, requests };
}

interface Options {
  readonly tools?: readonly { readonly name: string; readonly description: string; readonly inputSchema: object }[];
  readonly prompt: readonly { readonly role: string; readonly content: unknown }[];
}

function readRequest({ prompt, tools = [] }: Options): ModelRequest {
  return {
    system: prompt.flatMap(({ role, content }) => (role === 'system' ? [String(content)] : [])).join('\n'),
    tools: tools.map(({ name, description, inputSchema }) => ({
      name,
      description,
      inputSchema: inputSchema as ModelRequest['tools'][number]['inputSchema'],
    })),
    results: prompt
      .flatMap(({ role, content }) => (role === 'tool' ? (content as readonly ToolPart[]) : []))
      .map(readResult),
  };
}

interface ToolPart {
  readonly toolCallId: string;
  readonly output: { readonly type: string; readonly value: unknown };
}

function readResult({ toolCallId, output }: ToolPart): ModelToolResult {
  const { type, value } = output;
  if (type !== 'content') {
    return { callId: toolCallId, text: typeof value === 'string' ? value : JSON.stringify(value), images: [] };
  }
  const parts = value as readonly { type: string; text?: string; mediaType?: string; data?: string }[];
  return {
    callId: toolCallId,
    text: parts.flatMap((part) => (part.type === 'text' ? [part.text ?? ''] : [])).join('\n'),
    images: parts.flatMap(({ type: kind, mediaType = '', data = '' }) =>
      kind === 'text' ? [] : [{ mimeType: mediaType, data }],
    ),
  };
}
