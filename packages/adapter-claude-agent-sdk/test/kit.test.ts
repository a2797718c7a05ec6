import * as newest from '@anthropic-ai/claude-agent-sdk';
import { testAdapter } from '@sallyport/conformance';
import { createIsolatedVmSandbox } from '@sallyport/sandbox-isolated-vm';
import * as floor from 'claude-agent-sdk-floor';
import { afterAll, test } from 'vitest';

import { createHarness } from './claude-harness.ts';
import { floorExecutable, newestExecutable } from './find-executable.ts';

const subjects = [
  ['Claude Agent SDK 0.2.112', createHarness(floor, floorExecutable())],
  ['Claude Agent SDK 0.3.331', createHarness(newest, newestExecutable())],
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
