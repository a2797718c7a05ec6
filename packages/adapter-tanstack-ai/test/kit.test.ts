import { testAdapter } from '@sallyport/conformance';
import { createIsolatedVmSandbox } from '@sallyport/sandbox-isolated-vm';
import * as newest from '@tanstack/ai';
import * as floor from 'tanstack-ai-floor';
import { afterAll, test } from 'vitest';

import { createHarness } from './tanstack-harness.ts';

const subjects = [
  ['TanStack AI 0.37.0', createHarness(floor)],
  ['TanStack AI 0.58', createHarness(newest)],
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
