import { expect, test } from 'vitest';
import { bundleWorker } from '../scripts/build-worker.ts';
import { workerText } from '../src/worker-text.ts';

test('the text of the Worker is what the sources make of it: run `pnpm build:worker` when this fails', async () => {
  const fresh = await bundleWorker();
  expect(workerText === fresh).toBe(true);
  expect((await bundleWorker()) === fresh).toBe(true);
});
