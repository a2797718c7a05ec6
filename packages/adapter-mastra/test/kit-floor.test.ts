import { testAdapter } from '@sallyport/conformance';
import { createIsolatedVmSandbox } from '@sallyport/sandbox-isolated-vm';
import { Agent } from 'mastra-core-floor/agent';
import { createTool } from 'mastra-core-floor/tools';
import { afterAll, test, vi } from 'vitest';

import { createHarness } from './mastra-harness.ts';

// The adapter makes its tool with the version that its user has.
vi.mock('@mastra/core/tools', () => import('mastra-core-floor/tools'));

await testAdapter({
  name: 'Mastra 1.30.0',
  harness: createHarness({ Agent, createTool }),
  createSandbox: () => createIsolatedVmSandbox(),
  test,
  skip: test.skip,
  after: afterAll,
});
