import type { Json } from '@sallyport/contract';
import type { AdapterHarness, AgentTask, ModelRequest, ModelToolResult } from '../../src/index.ts';
import { fromLoop, toLoop, type LoopPart, type LoopTool } from './reference-adapter.ts';

/** What the loop's author may get wrong, in the adapter or around it. */
export interface LoopFaults {
  readonly to?: typeof toLoop;
  readonly from?: typeof fromLoop;
  /** What the model is sent instead. */
  readonly request?: (request: ModelRequest) => ModelRequest;
  /** How the calls of one turn are answered instead. */
  readonly answer?: (
    tool: LoopTool,
    calls: readonly LoopCall[],
    signal: AbortSignal,
  ) => Promise<readonly ModelToolResult[]>;
}

export interface LoopCall {
  readonly id: string;
  readonly input: Json;
}

/** The kit's harness around the loop. */
export function createLoopHarness(faults: LoopFaults = {}): AdapterHarness {
  const { to = toLoop, from = fromLoop, request = (same) => same, answer = answerTogether } = faults;
  return {
    async runAgent(task) {
      const tool = to(task.codeTool);
      const requests: ModelRequest[] = [];
      const results: ModelToolResult[] = [];
      for (const turn of task.turns) {
        requests.push(request(makeRequest(task, tool, results)));
        if ('text' in turn) return { requests, text: turn.text };
        task.signal.throwIfAborted();
        results.push(...(await answer(tool, turn.calls, task.signal)));
      }
      throw new Error('the script is over and the model said nothing');
    },
    bringTools: (plans) =>
      from(
        plans.map((plan) => ({
          ...plan,
          run: async (input, signal) => [{ text: JSON.stringify(await plan.execute(input, { signal })) }],
        })),
      ),
  };
}

function makeRequest(task: AgentTask, tool: LoopTool, results: readonly ModelToolResult[]): ModelRequest {
  const { name, description, inputSchema } = tool;
  return { system: task.system, tools: [{ name, description, inputSchema }], results: [...results] };
}

/** All calls of a turn at once. */
export async function answerTogether(
  tool: LoopTool,
  calls: readonly LoopCall[],
  signal: AbortSignal,
): Promise<readonly ModelToolResult[]> {
  return Promise.all(calls.map(async ({ id, input }) => toResult(id, await tool.run(input, signal))));
}

export function toResult(callId: string, parts: readonly LoopPart[]): ModelToolResult {
  return {
    callId,
    text: parts.flatMap((part) => ('text' in part ? [part.text] : [])).join('\n'),
    images: parts.flatMap((part) => ('image' in part ? [part.image] : [])),
  };
}
