import { testAdapter } from '@sallyport/conformance';
import { createIsolatedVmSandbox } from '@sallyport/sandbox-isolated-vm';
import * as newest from 'langchain';
import { afterAll, test } from 'vitest';

import { createHarness } from './langchain-harness.ts';

const subjects = [
  ['LangChain 1.5, tool', createHarness(newest, 'tool')],
  ['LangChain 1.5, middleware', createHarness(newest, 'middleware')],
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
