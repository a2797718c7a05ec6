import { env } from 'node:process';
import { join } from 'node:path';
import { listSandboxClauses, type SandboxReport } from '@sallyport/conformance';
import { SandboxError } from '@sallyport/contract';
import { createWorkerLoaderSandbox } from '@sallyport/sandbox-worker-loader';

/** Clauses that look at the host's own process, which a Worker has not: the package's other tests show them. */
export const unseenInWorkerd: readonly string[] = ['world/no-network', 'disposal/lets-exit'];

/** For reading what the sandbox declares: on Node there is no Worker Loader. */
export const createUnloadedSandbox = (): ReturnType<typeof createWorkerLoaderSandbox> =>
  createWorkerLoaderSandbox({
    loader: {
      load: () => {
        throw new SandboxError('sandbox_unavailable', 'There is no Worker Loader here.');
      },
    },
  });

/** Runs the kit inside a local workerd, clause by clause, in the Worker that the package's own tests use. */
export async function reportWorkerLoader(root: string): Promise<SandboxReport> {
  env['CLOUDFLARE_CF_FETCH_ENABLED'] = 'false';
  env['WRANGLER_SEND_METRICS'] = 'false';
  env['WRANGLER_BUILD_CONDITIONS'] = '@sallyport/source,workerd,worker,browser';
  // Reads its environment when it is loaded.
  const { createTestHarness } = await import('wrangler');
  const main = join(root, 'packages/sandbox-worker-loader/test/worker/kit.ts');
  const config = { name: 'kit', main, compatibility_date: '2026-01-01', worker_loaders: [{ binding: 'LOADER' }] };
  const server = createTestHarness({ workers: [{ config }] });
  await server.listen();
  try {
    const reports: SandboxReport[] = [];
    for (const { id } of listSandboxClauses()) {
      reports.push((await (await server.fetch(`/${id}`)).json()) as SandboxReport);
    }
    const [first] = reports;
    if (first === undefined) throw new Error('The kit has no clauses.');
    return { ...first, clauses: reports.flatMap(({ clauses }) => clauses) };
  } finally {
    await server.close();
  }
}
