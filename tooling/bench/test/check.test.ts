import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { measureMistakes } from '../check/measure-mistakes.ts';
import { everyUntypedTool, mistakesPage } from '../check/mistakes-page.ts';

it('refuses no program that works, and nearly every mistake before a tool runs; the page says so', async () => {
  const result = await measureMistakes({ every: everyUntypedTool });
  expect(result.broken).toEqual([]);
  expect(result.refused).toEqual([]);
  expect(result.judgedOtherwise).toEqual([]);
  for (const { kind, caught, planted } of result.kinds) expect([kind, caught / planted >= 0.95]).toEqual([kind, true]);
  const page = readFileSync(join(import.meta.dirname, '../../../docs/type-check-mistakes.md'), 'utf8');
  expect(page).toBe(mistakesPage(result));
}, 300_000);
