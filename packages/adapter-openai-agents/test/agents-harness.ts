import type {
  AdapterHarness,
  AgentTask,
  ModelRequest,
  ModelToolResult,
  NativeToolPlan,
  ScriptedTurn,
} from '@sallyport/conformance';

import { fromOpenAiAgents, type OpenAiAgentsToolLike, toOpenAiAgents } from '../src/index.ts';

/** What the harness uses of the SDK, the same in all versions under test. */
export interface AgentsModule {
  readonly Agent: new (options: never) => object;
  readonly Usage: new () => object;
  run(agent: never, input: string, options: never): PromiseLike<{ readonly finalOutput?: unknown }>;
  tool(options: never): unknown;
  setTracingDisabled(disabled: boolean): void;
}

/** The kit's harness around `run(agent)`. */
export function createHarness(agents: AgentsModule): AdapterHarness {
  agents.setTracingDisabled(true);
  return {
    async runAgent(task) {
      const requests: ModelRequest[] = [];
      const model = {
        async getResponse(request: Request) {
          const turn = task.turns[requests.length] ?? { text: 'the script is over' };
          requests.push(readRequest(request));
          return { usage: new agents.Usage(), output: toOutput(turn) };
        },
      };
      const agent = new agents.Agent(toOptions(task, model) as never);
      const { finalOutput } = await agents.run(agent as never, task.prompt, { signal: task.signal } as never);
      return { requests, text: String(finalOutput) };
    },
    bringTools: (plans) => fromOpenAiAgents(plans.map((plan) => toNative(agents, plan))),
  };
}

function toOptions({ system, codeTool }: AgentTask, model: object): object {
  return { name: 'kit', instructions: system, model, tools: [toOpenAiAgents(codeTool)] };
}

function toNative(agents: AgentsModule, plan: NativeToolPlan): OpenAiAgentsToolLike {
  const { name, description, inputSchema } = plan;
  return agents.tool({
    name,
    description,
    parameters: { additionalProperties: true, ...(inputSchema as object) },
    strict: false,
    errorFunction: null,
    execute: (input: never, _context: unknown, details?: { readonly signal?: AbortSignal }) =>
      plan.execute(input, { signal: details?.signal }),
  } as never) as OpenAiAgentsToolLike;
}

function toOutput(turn: ScriptedTurn): readonly object[] {
  if ('text' in turn) {
    const content = [{ type: 'output_text', text: turn.text }];
    return [{ type: 'message', role: 'assistant', status: 'completed', content }];
  }
  return turn.calls.map(({ id, tool, input }) => ({
    type: 'function_call',
    callId: id,
    name: tool,
    status: 'completed',
    arguments: JSON.stringify(input),
  }));
}

interface Request {
  readonly systemInstructions?: string;
  readonly tools: readonly { readonly name: string; readonly description: string; readonly parameters: object }[];
  readonly input: string | readonly ResultItem[];
}

interface ResultItem {
  readonly type?: string;
  readonly callId: string;
  readonly output: string | Part | readonly Part[];
}

interface Part {
  readonly type: string;
  readonly text?: string;
  readonly image?: string;
}

function readRequest({ systemInstructions = '', tools, input }: Request): ModelRequest {
  const items = typeof input === 'string' ? [] : input.filter(({ type }) => type === 'function_call_result');
  return {
    system: systemInstructions,
    tools: tools.map(({ name, description, parameters }) => ({
      name,
      description,
      inputSchema: parameters as ModelRequest['tools'][number]['inputSchema'],
    })),
    results: items.map(readResult),
  };
}

function readResult({ callId, output }: ResultItem): ModelToolResult {
  const parts = [typeof output === 'string' ? { type: 'text', text: output } : output].flat();
  return {
    callId,
    text: parts.map(({ text = '' }) => text).join('\n'),
    images: parts.flatMap(({ image = '' }) => {
      const [, mimeType, data] = /^data:(.*?);base64,(.*)$/u.exec(image) ?? [];
      return mimeType !== undefined && data !== undefined ? [{ mimeType, data }] : [];
    }),
  };
}
