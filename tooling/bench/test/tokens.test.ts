import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { measureCorpus } from '../tokens/measure-corpus.ts';
import { fixedBudget } from '../tokens/measure-tokens.ts';
import { printTokensPage } from '../tokens/tokens-page.ts';

test(
  'a system prompt costs less than the tool list at every size, and keeps to its budget',
  { timeout: 240_000 },
  async () => {
    const costs = await measureCorpus();
    const draws = [...costs.values()].flat();
    expect(draws.filter(({ full, list }) => full >= list)).toEqual([]);
    expect(draws.filter(({ usual, list }) => usual >= list)).toEqual([]);
    expect(draws.filter(({ within }) => within > fixedBudget)).toEqual([]);
    const page = readFileSync(join(import.meta.dirname, '../../../docs/tokens.md'), 'utf8').replaceAll('\r\n', '\n');
    expect(page, 'docs/tokens.md is old: run pnpm bench:tokens --write').toBe(printTokensPage(costs));
  },
);
