import { Agent } from '@mastra/core/agent';
import { createTool } from '@mastra/core/tools';
import { testAdapter } from '@sallyport/conformance';
import { createIsolatedVmSandbox } from '@sallyport/sandbox-isolated-vm';
import { afterAll, test } from 'vitest';

import { createHarness } from './mastra-harness.ts';

await testAdapter({
  name: 'Mastra 1.71',
  harness: createHarness({ Agent, createTool }),
  createSandbox: () => createIsolatedVmSandbox(),
  test,
  skip: test.skip,
  after: afterAll,
});
