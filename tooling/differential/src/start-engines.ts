import { env } from 'node:process';
import { fileURLToPath } from 'node:url';

import { createIsolatedVmSandbox } from '@sallyport/sandbox-isolated-vm';
import { createWorkerdSandbox } from '@sallyport/sandbox-workerd';

import { createProgramRunner } from './run-program.ts';

/** One engine, with the whole of the host in front of it. */
export interface Engine extends AsyncDisposable {
  readonly name: string;
  /** Runs one program and describes its outcome. */
  run(code: string): Promise<string>;
}

/** The engines that must agree. The first is what the others are compared with. */
export async function startEngines(): Promise<readonly Engine[]> {
  return [
    await startSandbox('isolated-vm', createIsolatedVmSandbox()),
    await startSandbox('workerd', createWorkerdSandbox()),
    await startWorkerLoader(),
  ];
}

async function startSandbox(name: string, sandbox: Parameters<typeof createProgramRunner>[0]): Promise<Engine> {
  const run = await createProgramRunner(sandbox);
  return { name, run, [Symbol.asyncDispose]: async () => sandbox[Symbol.asyncDispose]() };
}

/** The Worker of this package under a real workerd, as `wrangler dev` would run it. */
async function startWorkerLoader(): Promise<Engine> {
  env['CLOUDFLARE_CF_FETCH_ENABLED'] = 'false';
  env['WRANGLER_SEND_METRICS'] = 'false';
  env['WRANGLER_BUILD_CONDITIONS'] = '@sallyport/source,workerd,worker,browser';
  // Read when it is loaded.
  const { createTestHarness } = await import('wrangler');
  const server = createTestHarness({
    workers: [
      {
        config: {
          name: 'differential',
          main: fileURLToPath(new URL('../worker/worker.ts', import.meta.url)),
          compatibility_date: '2026-01-01',
          worker_loaders: [{ binding: 'LOADER' }],
        },
      },
    ],
  });
  await server.listen();
  return {
    name: 'worker-loader',
    run: async (code) => {
      const response = await server.fetch('/', { method: 'POST', body: JSON.stringify(code) });
      if (!response.ok) return `the Worker failed: ${await response.text()}`;
      return (await response.json()) as string;
    },
    [Symbol.asyncDispose]: () => server.close(),
  };
}
