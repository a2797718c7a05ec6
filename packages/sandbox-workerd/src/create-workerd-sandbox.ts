import { platform } from 'node:process';

import type { Sandbox } from '@sallyport/contract';

import { defaultMaximumProcesses } from './constants.ts';
import { findWorkerd } from './find-workerd.ts';
import { createProcessPool } from './process-pool.ts';

/** How many programs may run at once, and what is kept warm. */
export interface WorkerdSandboxOptions {
  /** Programs that run at the same moment, each in a process of its own; more wait in order. Default 8. */
  readonly maximumProcesses?: number;
  /** Idle processes kept warm, about 55 MB each. Default 1; 0 starts one when a program arrives. */
  readonly spareProcesses?: number;
}

/**
 * A backend for Node on the engine of Cloudflare Workers: each program in a fresh Dynamic Worker, inside a supervised
 * `workerd` process that holds no secret, has an empty environment and is killed when it goes over a limit.
 *
 * Nothing is started until the first run. Throws a `SandboxError` with code `sandbox_unavailable` when this Node or
 * this system does not fit, or when npm's `workerd` brought no program for it; its message says what to do. Dispose it
 * to end its processes at once; they also end with this process, however it ends.
 */
export function createWorkerdSandbox(options: WorkerdSandboxOptions = {}): Sandbox {
  const pool = createProcessPool(findWorkerd(), {
    maximumProcesses: Math.max(1, options.maximumProcesses ?? defaultMaximumProcesses),
    spareProcesses: Math.max(0, options.spareProcesses ?? 1),
  });
  return {
    contractVersion: 1,
    name: 'workerd',
    // Windows does not tell how much memory another process holds, other than through a program that is slow to start.
    capabilities: { interruptsLoops: true, limitsMemory: platform !== 'win32', survivesCrash: true },
    run: (job, { signal }) => pool.run(job, signal),
    [Symbol.asyncDispose]: () => pool.dispose(),
  };
}
