import { afterAll, beforeAll, describe } from 'vitest';

import { agentsVersions, startWorker, type StartedWorker } from './start-worker.ts';

/** The same tests with agents of both ends of the peer range. */
export function describeAgents(title: string, tests: (worker: () => StartedWorker) => void): void {
  describe.each(agentsVersions)(`agents %s: ${title}`, (version) => {
    let worker: StartedWorker;
    beforeAll(async () => {
      worker = await startWorker(version);
    }, 60_000);
    afterAll(() => worker.close());
    tests(() => worker);
  });
}
