import type { Sandbox, SandboxJob } from '@sallyport/contract';

/** A sandbox whose `run` is another. */
export function wrapRun(
  sandbox: Sandbox,
  run: (job: SandboxJob, options: { readonly signal: AbortSignal }) => Promise<string>,
): Sandbox {
  return {
    contractVersion: 1,
    name: sandbox.name,
    capabilities: sandbox.capabilities,
    run,
    [Symbol.asyncDispose]: async () => {
      await sandbox[Symbol.asyncDispose]();
    },
  };
}

/** A sandbox whose host's end is another: `wrap` is called once per run. */
export function wrapReceive(sandbox: Sandbox, wrap: (job: SandboxJob) => SandboxJob['receive']): Sandbox {
  return wrapRun(sandbox, async (job, options) => sandbox.run({ ...job, receive: wrap(job) }, options));
}
