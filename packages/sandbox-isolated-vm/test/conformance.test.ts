import { testSandbox } from '@sallyport/conformance';
import { afterAll, describe, test } from 'vitest';
import { createIsolatedVmSandbox } from '../src/index.ts';

/** Below the runner's own time-out, above what a busy machine needs. */
const patience = { clauseMs: 18_000, settleMs: 8_000 } as const;

describe('in child processes', async () => {
  await testSandbox({
    name: 'isolated-vm',
    createSandbox: () => createIsolatedVmSandbox(),
    ...patience,
    test,
    skip: test.skip,
    after: afterAll,
  });
});

describe('in the host process', async () => {
  await testSandbox({
    name: 'isolated-vm (host process)',
    createSandbox: () => createIsolatedVmSandbox({ process: 'host' }),
    ...patience,
    test,
    skip: test.skip,
    after: afterAll,
  });
});
