import * as newest from '@openai/agents';
import { testAdapter } from '@sallyport/conformance';
import { createIsolatedVmSandbox } from '@sallyport/sandbox-isolated-vm';
import * as floor from 'openai-agents-floor';
import { afterAll, test } from 'vitest';

import { createHarness } from './agents-harness.ts';

const subjects = [
  ['OpenAI Agents 0.14.0', createHarness(floor)],
  ['OpenAI Agents 0.20', createHarness(newest)],
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
