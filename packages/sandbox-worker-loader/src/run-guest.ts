import { SandboxError, type SandboxJob } from '@sallyport/contract';

import { createBridge } from './bridge.ts';
import { compatibilityDate } from './constants.ts';
import { endedByPlatform } from './ended-by-platform.ts';
import { guestModules, mainModule } from './guest-modules.ts';
import type { DynamicWorkerLike, GuestEntrypoint, WorkerLoaderLike } from './worker-loader-like.ts';

/** One guest under way. */
export interface GuestRun {
  /** Resolves with the last message; rejects with a `SandboxError`, or with what it was ended with. */
  readonly ending: Promise<string>;
  /** Resolves when the platform no longer counts the Worker as under way. */
  readonly gone: Promise<void>;
  /** Ends the run for the host at once. A guest that waits is then ended by the platform; one that spins spins on. */
  end(reason: unknown): void;
}

/** How a guest is held. */
export interface GuestOptions {
  readonly subRequests: number;
  readonly urgentLinePrefix: string;
}

/** Loads a Worker for one job, enters it, and serves it until it ends. */
export function runGuest(loader: WorkerLoaderLike, job: SandboxJob, options: GuestOptions): GuestRun {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const bridge = createBridge({
    receive: job.receive,
    onEnding: (last) => {
      if (last !== undefined) resolve(last);
      else reject(new SandboxError('guest_crashed', 'The guest ended without a last message.'));
    },
  });
  const serve = async (): Promise<void> => {
    let worker: DynamicWorkerLike | undefined;
    let entrypoint: unknown;
    try {
      worker = load(loader, job, options);
      job.onLoad?.();
      entrypoint = worker.getEntrypoint();
      const returned = await (entrypoint as GuestEntrypoint).run(bridge.hear);
      bridge.end(returned);
      dispose(returned);
    } catch (error) {
      reject(worker === undefined ? unavailable(error) : endedByPlatform(error));
      bridge.close();
    } finally {
      dispose(entrypoint);
      dispose(worker);
    }
  };
  return {
    gone: serve(),
    ending: promise,
    end: (reason) => {
      bridge.close();
      reject(reason);
    },
  };
}

function load(loader: WorkerLoaderLike, job: SandboxJob, options: GuestOptions): DynamicWorkerLike {
  return loader.load({
    compatibilityDate,
    compatibilityFlags: [],
    mainModule,
    modules: guestModules(job, options.urgentLinePrefix),
    env: {},
    globalOutbound: null,
    limits: { cpuMs: Math.ceil(job.limits.cpuMs), subRequests: options.subRequests },
  });
}

function unavailable(cause: unknown): SandboxError {
  return new SandboxError('sandbox_unavailable', 'The Worker Loader did not load a Worker.', { cause });
}

/** Stubs and results hold a Worker until they are disposed, where the platform lets them be. */
function dispose(held: unknown): void {
  if ((typeof held !== 'object' && typeof held !== 'function') || held === null || !(Symbol.dispose in held)) return;
  try {
    (held as Disposable)[Symbol.dispose]();
  } catch {
    // It is gone already.
  }
}
