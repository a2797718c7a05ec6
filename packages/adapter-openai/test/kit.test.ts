import { testAdapter } from '@sallyport/conformance';
import { createIsolatedVmSandbox } from '@sallyport/sandbox-isolated-vm';
import Newest from 'openai';
import Floor from 'openai-6-floor';
import { afterAll, test } from 'vitest';

import { createHarness } from './openai-harness.ts';

const subjects = [
  ['OpenAI 6.0.0', createHarness(Floor)],
  ['OpenAI 7', createHarness(Newest)],
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
