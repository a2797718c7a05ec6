import { afterAll, describe, test } from 'vitest';
import { testSandbox } from '../src/index.ts';
import { createReferenceSandbox } from './reference/create-reference-sandbox.ts';
import { referenceGaps } from './reference-gaps.ts';

for (const kind of ['context', 'process'] as const) {
  // The process kind reads `/proc`.
  describe.skipIf(kind === 'process' && process.platform !== 'linux')(`the ${kind} reference`, async () => {
    await testSandbox({
      name: kind,
      createSandbox: () => createReferenceSandbox(kind),
      gaps: referenceGaps[kind],
      clauseMs: 15_000,
      settleMs: 10_000,
      test,
      skip: test.skip,
      after: afterAll,
    });
  });
}
