import { testSandbox } from '@sallyport/conformance';
import { afterAll, describe, test } from 'vitest';
import { createWorkerdSandbox } from '../src/index.ts';

/** Below the runner's own time-out, above what a busy machine needs. */
const patience = { clauseMs: 18_000, settleMs: 8_000 } as const;

describe('in workerd processes', async () => {
  await testSandbox({
    name: 'workerd',
    createSandbox: () => createWorkerdSandbox(),
    ...patience,
    test,
    skip: test.skip,
    after: afterAll,
  });
});
