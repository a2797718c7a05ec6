import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { listSandboxClauses } from '../src/index.ts';
import { sandboxMutants } from './mutants/sandbox-mutants.ts';

/**
 * Mutants of the `process` kind run the whole kit only when asked, since that takes minutes; without it they show that
 * they fail their own clause. Set `SALLYPORT_EVERY_MUTANT=1` for all of it.
 */
const everything = process.env['SALLYPORT_EVERY_MUTANT'] === '1';

const runner = fileURLToPath(new URL('mutants/run-mutant.ts', import.meta.url));

test('every clause has a mutant', () => {
  expect(Object.keys(sandboxMutants).toSorted()).toEqual(
    listSandboxClauses()
      .map(({ id }) => id)
      .toSorted(),
  );
});

// Many kits at once keep a small machine busy, so one more try where a clause about time was late for that.
const patience = { timeout: 180_000, retry: 1 } as const;

describe.skipIf(process.platform !== 'linux').concurrent('the mutant of', patience, () => {
  test.each(Object.entries(sandboxMutants))('%s fails that clause and no other', async (id, { kind }) => {
    const extent = kind === 'context' || everything ? 'whole' : 'own';
    const run = promisify(execFile);
    const { stdout } = await run(process.execPath, ['--conditions=@sallyport/source', runner, id, extent]);
    const failed = JSON.parse(stdout) as readonly { readonly id: string; readonly reason: string }[];
    expect(failed).toEqual([{ id, reason: expect.any(String) }]);
  });
});
