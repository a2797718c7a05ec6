import { createWorkerLoaderSandbox, type WorkerLoaderLike } from '@sallyport/sandbox-worker-loader';

import { createProgramRunner } from '../src/run-program.ts';

/** Takes a program and answers with the description of its outcome. */
const worker = {
  async fetch(request: Request, env: { readonly LOADER: WorkerLoaderLike }): Promise<Response> {
    const run = await createProgramRunner(createWorkerLoaderSandbox({ loader: env.LOADER }));
    // As JSON, since a program may hold what UTF-8 does not carry.
    return Response.json(await run((await request.json()) as string));
  },
};

// oxlint-disable-next-line import/no-default-export -- a Worker is its module's default export.
export default worker;
