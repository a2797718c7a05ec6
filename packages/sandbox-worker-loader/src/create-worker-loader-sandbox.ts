import { SandboxError, type Sandbox } from '@sallyport/contract';

import { defaultMaximumWorkers, defaultSubRequests } from './constants.ts';
import { createQueue } from './queue.ts';
import { runGuest, type GuestRun } from './run-guest.ts';
import type { WorkerLoaderLike } from './worker-loader-like.ts';

/** The binding, and how much of the platform one sandbox may take. */
export interface WorkerLoaderSandboxOptions {
  /** The Worker Loader binding: `env.LOADER`. */
  readonly loader: WorkerLoaderLike;
  /**
   * Programs that run at the same moment; more wait in order. Default 4, which is what the platform lets one request
   * hold; 10 in a Durable Object.
   */
  readonly maximumWorkers?: number;
  /** Subrequests the platform lets a guest make, which has no network. Default 10,000: a lower number may count calls to tools. */
  readonly subRequests?: number;
  /**
   * For a host that reads what the runtime prints: urgent messages are printed too, each a line of this prefix and a frame as
   * a JSON string, `"first,length,…\n<texts>"`, in which messages count on from the first. A guest that never yields reaches
   * nobody else. Default: nothing is printed.
   */
  readonly urgentLinePrefix?: string;
}

/**
 * A backend for Cloudflare Workers: each program in a Dynamic Worker of its own, loaded for it and never used again.
 *
 * Make one per request or per Durable Object; it starts nothing by itself. A program has no network, no environment and
 * no bindings. `limits.cpuMs` is handed to the platform, which enforces it in production; a local workerd enforces
 * nothing. Dispose it to end its runs.
 */
export function createWorkerLoaderSandbox(options: WorkerLoaderSandboxOptions): Sandbox {
  const { loader, subRequests = defaultSubRequests, urgentLinePrefix = '' } = options;
  if (typeof loader?.load !== 'function') {
    throw new SandboxError(
      'sandbox_unavailable',
      'The option "loader" is no Worker Loader binding. Add "worker_loaders": [{ "binding": "LOADER" }] to the Wrangler configuration and pass env.LOADER.',
    );
  }
  const queue = createQueue(Math.max(1, options.maximumWorkers ?? defaultMaximumWorkers));
  const disposal = new AbortController();
  const throwIfDisposed = (): void => {
    if (disposal.signal.aborted) throw new SandboxError('sandbox_unavailable', 'The sandbox was disposed.');
  };
  return {
    contractVersion: 1,
    name: 'worker-loader',
    // The platform has limits of its own in production; a local workerd has none, and a promise holds always or not.
    capabilities: { interruptsLoops: false, limitsMemory: false, survivesCrash: false },
    run: async (job, { signal }) => {
      signal.throwIfAborted();
      throwIfDisposed();
      const either = AbortSignal.any([signal, disposal.signal]);
      let leave: () => void;
      try {
        leave = await queue.enter(either);
      } catch {
        signal.throwIfAborted();
        throwIfDisposed();
        throw either.reason;
      }
      let guest: GuestRun | undefined;
      const stop = (): void => {
        guest?.end(
          signal.aborted ? signal.reason : new SandboxError('sandbox_unavailable', 'The sandbox was disposed.'),
        );
      };
      either.addEventListener('abort', stop, { once: true });
      try {
        guest = runGuest(loader, job, { subRequests, urgentLinePrefix });
        void guest.gone.then(leave);
        return await guest.ending;
      } finally {
        either.removeEventListener('abort', stop);
      }
    },
    [Symbol.asyncDispose]: async () => disposal.abort(),
  };
}
