import { encode } from 'gpt-tokenizer/encoding/o200k_base';
import type { Generator } from './generator.ts';
import type { ToolList } from './tool-lists.ts';

export interface TokenCost {
  /** Tokens of the printed APIs by tokens of the raw JSON. */
  readonly ratio: number;
  readonly worst: { readonly server: string; readonly ratio: number };
  /** The same at the shortest level. */
  readonly short: number | undefined;
}

/** o200k tokens against name, description and both schemas as minified JSON. */
export async function measureTokens(generator: Generator, lists: readonly ToolList[]): Promise<TokenCost> {
  let [raw, printed, short] = [0, 0, 0];
  let worst = { server: '', ratio: 0 };
  for (const { server, tools } of lists) {
    const listed = tools.map(({ name, description, inputSchema, outputSchema }) =>
      JSON.stringify({ name, description, inputSchema, outputSchema }),
    );
    const before = encode(listed.join('\n')).length;
    const after = encode((await generator.api(server, tools)).text).length;
    raw += before;
    printed += after;
    if (after / before > worst.ratio) worst = { server, ratio: after / before };
    if (generator.short !== undefined) short += encode(generator.short(server, tools)).length;
  }
  return { ratio: printed / raw, worst, short: generator.short === undefined ? undefined : short / raw };
}

/** Milliseconds of processor time for 1,000 tools, the best of several rounds. */
export async function measureCpu(generator: Generator, lists: readonly ToolList[], rounds: number): Promise<number> {
  const tools = lists.reduce((sum, list) => sum + list.tools.length, 0);
  let best = Infinity;
  for (let round = 0; round < rounds; round += 1) {
    const start = process.cpuUsage();
    for (const { server, tools: listed } of lists) await generator.api(server, listed);
    const { user, system } = process.cpuUsage(start);
    best = Math.min(best, ((user + system) / 1_000 / tools) * 1_000);
  }
  return best;
}

/** Microseconds of processor time for one tool of the lists by itself, on average, once warm. */
export async function measureOneTool(
  generator: Generator,
  lists: readonly ToolList[],
  rounds: number,
): Promise<number> {
  let best = Infinity;
  for (let round = 0; round < rounds; round += 1) {
    const start = process.cpuUsage();
    let tools = 0;
    for (const { server, tools: listed } of lists) {
      for (const tool of listed) await generator.api(server, [tool]);
      tools += listed.length;
    }
    const { user, system } = process.cpuUsage(start);
    best = Math.min(best, (user + system) / tools);
  }
  return best;
}
