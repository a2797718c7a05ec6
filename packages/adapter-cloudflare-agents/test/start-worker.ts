import { env } from 'node:process';
import { fileURLToPath } from 'node:url';

import type { TestHarness } from 'wrangler';

/** Agents under a real workerd, from source. */
export interface StartedWorker {
  readonly url: URL;
  /** Ends one agent as the platform does: memory is gone, storage stays. */
  evict(className: string, name: string): Promise<void>;
  close(): Promise<void>;
}

const agents = ['ChatAgent', 'KitAgent'] as const;

/** Bundles and serves `worker/main.ts`. Close it when done. */
export async function startWorker(alias: Readonly<Record<string, string>> = {}): Promise<StartedWorker> {
  env['CLOUDFLARE_CF_FETCH_ENABLED'] = 'false';
  env['WRANGLER_SEND_METRICS'] = 'false';
  env['WRANGLER_BUILD_CONDITIONS'] = '@sallyport/source,workerd,worker,browser';
  // Read when it is loaded.
  const { createTestHarness } = await import('wrangler');
  const server: TestHarness = createTestHarness({
    workers: [
      {
        config: {
          name: 'agents',
          main: fileURLToPath(new URL('./worker/main.ts', import.meta.url)),
          compatibility_date: '2026-10-20',
          compatibility_flags: ['nodejs_compat'],
          alias: { ...alias },
          durable_objects: { bindings: agents.map((name) => ({ name, class_name: name })) },
          migrations: [{ tag: 'v1', new_sqlite_classes: [...agents] }],
          worker_loaders: [{ binding: 'LOADER' }],
        },
      },
    ],
  });
  const { url } = await server.listen();
  return {
    url,
    evict: (className, name) => server.getWorker().evictDurableObject(className, { name, webSockets: 'close' }),
    close: () => server.close(),
  };
}
