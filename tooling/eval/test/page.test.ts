import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';

import { listUnexpected } from '../src/evaluate-tasks.ts';
import { type PageResults, measurePage } from '../src/report/measure-page.ts';
import { printPage } from '../src/report/page.ts';
import { counts } from '../src/report/totals.ts';
import { readTasks } from '../src/task/task.ts';
import { openHouse } from './house.ts';

let results: PageResults;
beforeAll(async () => {
  await using house = await openHouse();
  results = await measurePage(readTasks(), house);
}, 240_000);

test('every good program is right under every prompt, and every wrong one shows its fault', () => {
  expect(results.programs.tasks.flatMap(({ attempts }) => attempts).length).toBeGreaterThan(30);
  expect(listUnexpected(results.programs)).toEqual([]);
  expect(listUnexpected(results.prompts)).toEqual([]);
});

test('a good program costs fewer tokens in than the same calls made one turn after the other', () => {
  const dearer = results.programs.tasks.filter(({ attempts, plain }) =>
    attempts.some((attempt) => counts(attempt) && attempt.tokensIn >= plain.tokensIn),
  );
  expect(dearer.map(({ name }) => name)).toEqual([]);
});

test('docs/eval.md says what was measured', () => {
  const page = readFileSync(join(import.meta.dirname, '../../../docs/eval.md'), 'utf8').replaceAll('\r\n', '\n');
  expect(page, 'docs/eval.md is old: run pnpm eval --write').toBe(printPage(results));
});
