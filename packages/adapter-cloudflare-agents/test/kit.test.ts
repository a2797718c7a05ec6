import { testAdapter } from '@sallyport/conformance';
import { createIsolatedVmSandbox } from '@sallyport/sandbox-isolated-vm';
import { afterAll, beforeAll, test } from 'vitest';

import { createHarness } from './kit/kit-harness.ts';
import { type Relay, startRelay } from './kit/relay.ts';
import { agentsVersions, startWorker, type StartedWorker } from './start-worker.ts';

let relay: Relay;
const workers = new Map<string, StartedWorker>();
beforeAll(async () => {
  relay = await startRelay();
  for (const version of agentsVersions) workers.set(version, await startWorker(version));
}, 120_000);
afterAll(async () => {
  relay.close();
  for (const worker of workers.values()) await worker.close();
});

for (const version of agentsVersions) {
  const where = (): { readonly url: URL; readonly relay: Relay } => {
    const worker = workers.get(version);
    if (worker === undefined) throw new Error('The Worker was not started.');
    return { url: worker.url, relay };
  };
  await testAdapter({
    name: `agents ${version}`,
    harness: createHarness(where),
    createSandbox: () => createIsolatedVmSandbox(),
    test,
    skip: test.skip,
    after: afterAll,
  });
}
