import { testAdapter } from '@sallyport/conformance';
import { createIsolatedVmSandbox } from '@sallyport/sandbox-isolated-vm';
import * as floor from 'langchain-floor';
import { afterAll, test, vi } from 'vitest';

import { createHarness } from './langchain-harness.ts';

// The adapter makes its middleware with the version that its user has.
vi.mock('langchain', () => import('langchain-floor'));

const subjects = [
  ['LangChain 1.4.0, tool', createHarness(floor, 'tool')],
  ['LangChain 1.4.0, middleware', createHarness(floor, 'middleware')],
] as const;

for (const [name, harness] of subjects) {
  await testAdapter({
    name,
    harness,
    createSandbox: () => createIsolatedVmSandbox(),
    test,
    skip: test.skip,
    after: afterAll,
  });
}
