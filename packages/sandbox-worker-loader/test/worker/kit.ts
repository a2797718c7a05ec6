import { runSandboxClauses } from '@sallyport/conformance';
import { createWorkerLoaderSandbox, type WorkerLoaderLike } from '@sallyport/sandbox-worker-loader';

/** Answers a request for `/<group>/<clause>` with the report of that one clause, run inside this very workerd. */
const worker = {
  async fetch(request: Request, env: { readonly LOADER: WorkerLoaderLike }): Promise<Response> {
    const id = new URL(request.url).pathname.slice(1);
    const report = await runSandboxClauses({
      createSandbox: () => createWorkerLoaderSandbox({ loader: env.LOADER }),
      clauseMs: 18_000,
      settleMs: 8_000,
      only: [id],
    });
    return Response.json(report);
  },
};

// oxlint-disable-next-line import/no-default-export -- a Worker is its module's default export.
export default worker;
