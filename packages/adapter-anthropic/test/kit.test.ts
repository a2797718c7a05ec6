import Newest from '@anthropic-ai/sdk';
import { betaTool } from '@anthropic-ai/sdk/helpers/beta/json-schema';
import { testAdapter } from '@sallyport/conformance';
import { createIsolatedVmSandbox } from '@sallyport/sandbox-isolated-vm';
import Floor from 'anthropic-sdk-floor';
import { betaTool as floorTool } from 'anthropic-sdk-floor/helpers/beta/json-schema';
import { afterAll, test } from 'vitest';

import { createHarness } from './anthropic-harness.ts';

const subjects = [
  ['Anthropic SDK 1.0.0', createHarness(Floor, floorTool)],
  ['Anthropic SDK 1', createHarness(Newest, betaTool)],
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
