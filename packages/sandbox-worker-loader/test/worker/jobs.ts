import { createWorkerLoaderSandbox, type WorkerLoaderLike } from '@sallyport/sandbox-worker-loader';

interface Env {
  readonly LOADER: WorkerLoaderLike;
  readonly SECRET: string;
}

/** Runs the text of one guest, as a sandbox gets it, and answers with what it sent and how it ended. */
const worker = {
  async fetch(request: Request, env: Env): Promise<Response> {
    const sent: unknown[] = [];
    await using sandbox = createWorkerLoaderSandbox({ loader: env.LOADER });
    const job = {
      source: await request.text(),
      receive: async (message: string) => {
        sent.push(message);
        return message;
      },
      limits: { memoryBytes: 128e6, cpuMs: 5_000 },
    };
    try {
      return Response.json({ sent, last: await sandbox.run(job, { signal: AbortSignal.timeout(5_000) }) });
    } catch (error) {
      return Response.json({ sent, code: (error as { code?: string }).code });
    }
  },
};

// oxlint-disable-next-line import/no-default-export -- a Worker is its module's default export.
export default worker;
