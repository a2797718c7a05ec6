import { testAdapter } from '@sallyport/conformance';
import { createIsolatedVmSandbox } from '@sallyport/sandbox-isolated-vm';
import { afterAll, beforeAll, test } from 'vitest';

import { createHarness } from './kit/kit-harness.ts';
import { type Relay, startRelay } from './kit/relay.ts';
import { startWorker, type StartedWorker } from './start-worker.ts';

let worker: StartedWorker;
let relay: Relay;
beforeAll(async () => {
  relay = await startRelay();
  worker = await startWorker();
}, 60_000);
afterAll(async () => {
  relay.close();
  await worker.close();
});

await testAdapter({
  name: 'agents 0.32.0',
  harness: createHarness(() => ({ url: worker.url, relay })),
  createSandbox: () => createIsolatedVmSandbox(),
  test,
  skip: test.skip,
  after: afterAll,
});
