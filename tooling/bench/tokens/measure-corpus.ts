import { join } from 'node:path';
import type { Sandbox } from '@sallyport/contract';
import { createIsolatedVmSandbox } from '@sallyport/sandbox-isolated-vm';
import { type BudgetCosts, measureBudget, measureRatio, measureTokens, type TokenCosts } from './measure-tokens.ts';
import { drawGrowing, drawMany, drawSamples, type SampledTool, sweptSizes, wholeServers } from './samples.ts';

const draws = 12;
const growing = 1;
const many = 300;
/** Under each budget fewer draws are looked at: there are many budgets. */
const drawsUnderBudget = 2;
const corpus = join(import.meta.dirname, '../../corpus/mcp-tools');

/** Budgets of the API section, from one that shows little more than names. */
export const budgets: readonly number[] = [500, 1_000, 2_000, 5_000, 10_000];

/** Sizes of which very many draws are looked at: here a prompt is nearest to the list. */
export const smallSizes: readonly number[] = [10, 20, 30];

/** What the corpus costs. */
export interface CorpusCosts {
  /** Costs of every draw, by the number of tools. */
  readonly bySize: ReadonlyMap<number, readonly TokenCosts[]>;
  /** Whole prompt ÷ tool list in catalogues that grow by ten tools, by the number of tools. */
  readonly sweep: ReadonlyMap<number, readonly number[]>;
  /** The same for very many draws of small sizes, by the number of tools. */
  readonly small: ReadonlyMap<number, readonly number[]>;
  /** The same for each server with ten tools or more, alone. */
  readonly servers: readonly number[];
  /** Costs under each budget, over draws of every size. */
  readonly byBudget: ReadonlyMap<number, readonly BudgetCosts[]>;
}

/** Measures all of it: half a minute. */
export async function measureCorpus(): Promise<CorpusCosts> {
  await using sandbox = createIsolatedVmSandbox();
  const samples = drawSamples(corpus, draws);
  const bySize = new Map<number, TokenCosts[]>();
  for (const [size, each] of samples) bySize.set(size, await measureAll(each, (one) => measureTokens(one, sandbox)));
  const few = [...samples.values()].flatMap((each) => each.slice(0, drawsUnderBudget));
  const byBudget = new Map<number, BudgetCosts[]>();
  for (const budget of budgets) {
    byBudget.set(budget, await measureAll(few, (one) => measureBudget(one, budget, sandbox)));
  }
  const ratioOf = (one: readonly SampledTool[]): Promise<number> => measureRatio(one, sandbox);
  const small = new Map<number, number[]>();
  for (const size of smallSizes) small.set(size, await measureAll(drawMany(corpus, size, many), ratioOf));
  const servers = await measureAll(wholeServers(corpus), ratioOf);
  return { bySize, sweep: await sweep(sandbox), small, servers, byBudget };
}

async function sweep(sandbox: Sandbox): Promise<ReadonlyMap<number, readonly number[]>> {
  const ratios = new Map<number, number[]>(sweptSizes.map((size) => [size, []]));
  for (const catalogues of drawGrowing(corpus, growing)) {
    for (const one of catalogues) ratios.get(one.length)?.push(await measureRatio(one, sandbox));
  }
  return ratios;
}

async function measureAll<Item, Cost>(items: readonly Item[], measure: (item: Item) => Promise<Cost>): Promise<Cost[]> {
  const costs: Cost[] = [];
  for (const item of items) costs.push(await measure(item));
  return costs;
}
