import { listSandboxClauses, type SandboxReport } from '@sallyport/conformance';
import { afterAll, beforeAll, describe, test } from 'vitest';
import type { TestHarness } from 'wrangler';

import { startWorker } from './start-worker.ts';

let server: TestHarness;
beforeAll(async () => {
  server = await startWorker('kit');
}, 60_000);
afterAll(() => server.close());

describe('the kit, inside workerd', () => {
  for (const { id, title } of listSandboxClauses()) {
    test(`worker-loader | ${id}: ${title}`, async ({ skip }) => {
      const response = await server.fetch(`/${id}`);
      const [result] = ((await response.json()) as SandboxReport).clauses;
      if (result?.status === 'skipped') skip(result.reason);
      if (result?.status !== 'passed') throw new Error(result?.reason ?? 'no such clause');
    });
  }
});
