/** The framework of the guide: tools, and a loop around a model. */
export interface LoopTool {
  name: string;
  description: string;
  parameters: object;
  run(input: unknown, signal?: AbortSignal): Promise<LoopPart[]>;
}
export type LoopPart = { text: string } | { image: string };
export interface LoopCall {
  id: string;
  tool: string;
  input: unknown;
}
export type LoopTurn = { text: string } | { calls: LoopCall[] };
export interface LoopRequest {
  system: string;
  tools: LoopTool[];
  results: { id: string; parts: LoopPart[] }[];
}

export async function runLoop(options: {
  model: (request: LoopRequest) => Promise<LoopTurn>;
  system: string;
  tools: LoopTool[];
  signal?: AbortSignal;
}): Promise<string> {
  const { model, system, tools, signal } = options;
  const results: LoopRequest['results'] = [];
  for (;;) {
    signal?.throwIfAborted();
    const turn = await model({ system, tools, results: [...results] });
    if ('text' in turn) return turn.text;
    const answer = async ({ id, tool, input }: LoopCall): Promise<void> => {
      const parts = await tools.find(({ name }) => name === tool)?.run(input, signal);
      results.push({ id, parts: parts ?? [{ text: `There is no tool ${tool}.` }] });
    };
    await Promise.all(turn.calls.map(answer));
  }
}
