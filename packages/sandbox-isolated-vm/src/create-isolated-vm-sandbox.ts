import type { Sandbox } from '@sallyport/contract';

import { defaultMaximumProcesses } from './constants.ts';
import { createHostPool } from './host-pool.ts';
import { createProcessPool } from './process-pool.ts';
import { findAddon } from './requirements.ts';

/** Where guests live and how many may run at once. */
export interface IsolatedVmSandboxOptions {
  /**
   * `child` (default): every guest lives in a supervised child process that holds no secret, has an empty environment
   * and is killed when it goes over a limit. `host`: guests live in this process, which is faster and gives up
   * `survivesCrash`, `limitsMemory` and `interruptsLoops`: a program can abort the host. Only for programs you trust.
   */
  readonly process?: 'child' | 'host';
  /** Programs that run at the same moment; more wait in order. Default 8. */
  readonly maximumProcesses?: number;
  /** Idle child processes kept warm, about 55 MB each. Default 1; 0 starts one when a program arrives. */
  readonly spareProcesses?: number;
}

/**
 * A backend for Node: each program in a fresh V8 isolate of isolated-vm.
 *
 * Nothing is started until the first run. Throws a `SandboxError` with code `sandbox_unavailable` when this Node or the
 * installed isolated-vm does not fit; its message says what to do. Dispose it to end its processes at once; they also
 * end with this process, however it ends.
 */
export function createIsolatedVmSandbox(options: IsolatedVmSandboxOptions = {}): Sandbox {
  const addon = findAddon();
  const inHost = options.process === 'host';
  const maximumProcesses = Math.max(1, options.maximumProcesses ?? defaultMaximumProcesses);
  const pool = inHost
    ? createHostPool(addon, { maximumRuns: maximumProcesses })
    : createProcessPool(addon, { maximumProcesses, spareProcesses: Math.max(0, options.spareProcesses ?? 1) });
  return {
    contractVersion: 1,
    name: inHost ? 'isolated-vm (host process)' : 'isolated-vm',
    capabilities: { interruptsLoops: !inHost, limitsMemory: !inHost, survivesCrash: !inHost },
    run: (job, { signal }) => pool.run(job, signal),
    [Symbol.asyncDispose]: () => pool.dispose(),
  };
}
