import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { type CorpusCosts, measureCorpus } from '../tokens/measure-corpus.ts';
import { fixedBudget } from '../tokens/measure-tokens.ts';
import { printTokensPage } from '../tokens/tokens-page.ts';

let costs: CorpusCosts;
beforeAll(async () => void (costs = await measureCorpus()), 480_000);

test('a whole system prompt costs less than the tool list in every draw of every size in the table', () => {
  const draws = [...costs.bySize.values()].flat();
  expect([...costs.bySize.keys()]).toEqual([10, 20, 50, 100, 200, 500, 1_000]);
  expect(draws.filter(({ full, list }) => full >= list)).toEqual([]);
  expect(draws.filter(({ usual, list }) => usual >= list)).toEqual([]);
});

test('from 10 tools to 1,000, ten more at a time, a whole system prompt costs less than the tool list', () => {
  expect([...costs.sweep.keys()]).toEqual(Array.from({ length: 100 }, (_, index) => (index + 1) * 10));
  expect([...costs.sweep].filter(([, ratios]) => ratios.length === 0 || ratios.some((ratio) => ratio >= 1))).toEqual(
    [],
  );
});

test('so it does for every server with ten tools or more, alone', () => {
  expect(costs.servers.length).toBeGreaterThan(10);
  expect(costs.servers.filter((ratio) => ratio >= 1)).toEqual([]);
});

test('of very many draws of ten tools one in fifty may cost more, and none of twenty', () => {
  const dearer = (size: number): number => costs.small.get(size)?.filter((ratio) => ratio >= 1).length ?? Infinity;
  const most = (costs.small.get(10)?.length ?? 0) / 50;
  expect(dearer(10)).toBeLessThan(most);
  expect([dearer(20), dearer(30)]).toEqual([0, 0]);
});

test('under a budget the API never costs more than it, with a tokenizer and without', () => {
  expect([...costs.bySize.values()].flat().filter(({ within }) => within > fixedBudget)).toEqual([]);
  for (const [budget, each] of costs.byBudget) {
    expect(each.filter(({ api, apiUntold }) => api > budget || apiUntold > budget)).toEqual([]);
  }
});

test('what stands beside the API does not grow with the number of tools', () => {
  const rest = [...costs.byBudget.values()].flat().map(({ system, api }) => system - api);
  expect(Math.max(...rest)).toBeLessThan(400);
});

test('docs/tokens.md says what was measured', () => {
  const page = readFileSync(join(import.meta.dirname, '../../../docs/tokens.md'), 'utf8').replaceAll('\r\n', '\n');
  expect(page, 'docs/tokens.md is old: run pnpm bench:tokens --write').toBe(printTokensPage(costs));
});
