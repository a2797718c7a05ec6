import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

import { listUnexpected } from '../src/evaluate-tasks.ts';
import { measurePage } from '../src/report/measure-page.ts';
import { printPage } from '../src/report/page.ts';
import { readTasks } from '../src/task/task.ts';
import { openHouse } from './house.ts';

test(
  'every good program is right, every wrong one shows its fault, and docs/eval.md says so',
  { timeout: 240_000 },
  async () => {
    await using house = await openHouse();
    const results = await measurePage(readTasks(), house);
    expect(listUnexpected(results.programs)).toEqual([]);
    expect(listUnexpected(results.prompts)).toEqual([]);
    const page = readFileSync(join(import.meta.dirname, '../../../docs/eval.md'), 'utf8').replaceAll('\r\n', '\n');
    expect(page, 'docs/eval.md is old: run pnpm eval --write').toBe(printPage(results));
    const dearer = results.programs.tasks.filter(({ attempts, plain }) =>
      attempts.some(({ expected, tokensIn }) => expected === 'right' && tokensIn >= plain.tokensIn),
    );
    expect(dearer.map(({ name }) => name)).toEqual([]);
  },
);
