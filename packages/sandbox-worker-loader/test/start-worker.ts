import { env } from 'node:process';
import { fileURLToPath } from 'node:url';

import type { TestHarness } from 'wrangler';

/** A Worker of this folder under a real workerd, with a Worker Loader, from source. Close it when done. */
export async function startWorker(name: string, vars: Readonly<Record<string, string>> = {}): Promise<TestHarness> {
  env['CLOUDFLARE_CF_FETCH_ENABLED'] = 'false';
  env['WRANGLER_SEND_METRICS'] = 'false';
  env['WRANGLER_BUILD_CONDITIONS'] = '@sallyport/source,workerd,worker,browser';
  // Read when it is loaded.
  const { createTestHarness } = await import('wrangler');
  const server = createTestHarness({
    workers: [
      {
        config: {
          name,
          main: fileURLToPath(new URL(`./worker/${name}.ts`, import.meta.url)),
          compatibility_date: '2026-01-01',
          vars,
          worker_loaders: [{ binding: 'LOADER' }],
        },
      },
    ],
  });
  await server.listen();
  return server;
}
