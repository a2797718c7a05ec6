import { createRequire } from 'node:module';
import process from 'node:process';

import { SandboxError, type SandboxErrorCode, type SandboxJob } from '@sallyport/contract';

import { exitPauseMs, hostStallMs, hostWatchIntervalMs } from './constants.ts';
import { createAnswerGatherer, readCrossing } from './crossing.ts';
import { startScript, type IsolatedVm } from './engine/world.ts';
import { createHostWorlds, type HostWorld } from './host-worlds.ts';
import type { Addon } from './requirements.ts';
import { refuseSecondCopy } from './second-copy.ts';

interface HostRun {
  readonly world: HostWorld;
  readonly cpuMs: number;
  unanswered: number;
  lastCpuTime: bigint;
  /** When the guest last did something, as far as can be seen; Infinity before it has begun. */
  quietSinceMs: number;
  end(code: SandboxErrorCode, message: string): void;
}

/**
 * Guests in this very process, entered on the addon's thread pool. Fast, and a program can abort the host: see
 * `process: 'host'`.
 */
export function createHostPool(
  addon: Addon,
  options: { readonly maximumRuns: number },
): { run(job: SandboxJob, signal: AbortSignal): Promise<string>; dispose(): Promise<void> } {
  refuseSecondCopy(addon);
  const ivm = createRequire(import.meta.url)(addon.folder) as IsolatedVm;
  const running = new Set<HostRun>();
  const queue: (() => void)[] = [];
  const worlds = createHostWorlds(ivm, () => running.size > 0 || queue.length > 0);
  let isDisposed = false;
  let watch: NodeJS.Timeout | undefined;

  const look = (): void => {
    for (const run of running) lookAt(run);
    if (running.size > 0) return;
    clearInterval(watch);
    watch = undefined;
  };
  const onExit = (): void => {
    if (running.size === 0) return;
    for (const { world } of running) if (!world.isolate.isDisposed) world.isolate.dispose();
    // The addon's threads need a moment to let go; leaving at once crashes or hangs the exit.
    Atomics.wait(new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT)), 0, 0, exitPauseMs);
  };
  process.on('exit', onExit);

  const start = (
    job: SandboxJob,
    signal: AbortSignal,
    resolve: (last: string) => void,
    reject: (error: unknown) => void,
  ): void => {
    const world = worlds.take(job);
    const tidyUp = (): void => {
      signal.removeEventListener('abort', onAbort);
      if (!world.isolate.isDisposed) world.isolate.dispose();
      queue.shift()?.();
      worlds.refillSoon();
    };
    const leave = (): boolean => {
      world.onOut = () => {};
      return running.delete(run);
    };
    /** The guest has said its last: the caller has it first, since to dispose of a world takes longer than most runs. */
    const complete = (last: string): void => {
      if (!leave()) return;
      resolve(last);
      setImmediate(tidyUp);
    };
    const giveUp = (reason: unknown): void => {
      if (!leave()) return;
      reject(reason);
      tidyUp();
    };
    const run: HostRun = {
      world,
      cpuMs: job.limits.cpuMs,
      unanswered: 0,
      lastCpuTime: -1n,
      quietSinceMs: Infinity,
      end: (code, message) => giveUp(new SandboxError(code, message)),
    };
    const onAbort = (): void => giveUp(signal.reason);
    const answers = createAnswerGatherer(({ lengths, texts }, count) => {
      if (!running.has(run)) return;
      run.unanswered -= count;
      run.quietSinceMs = performance.now();
      world.settle.applyIgnored(undefined, [lengths, texts]);
    });
    world.onOut = (crossing) => {
      readCrossing(crossing, (id, text) => {
        if (id > 0) {
          run.unanswered++;
          void job.receive(text).then((answer) => running.has(run) && answers.add(id, answer));
        } else if (id === 0) complete(text);
        else run.end('guest_crashed', text);
      });
    };
    running.add(run);
    // What it rejects with may be a rejection the program left unhandled: then it has started.
    const onError = async (): Promise<void> => {
      if (world.isolate.isDisposed) run.end('memory_exceeded', 'The guest went over its memory limit.');
      else if ((await world.exits.get('hasStarted')) !== true) {
        run.end('guest_crashed', 'The engine could not evaluate the source.');
      }
    };
    const onStarted = (): void => {
      run.quietSinceMs = performance.now();
    };
    world.context
      .eval(startScript(job.parts ? job.parts.program : job.source))
      .then(onStarted, (): unknown => onError().then(onStarted, onStarted));
    // The guest is at work from here on.
    watch ??= setInterval(look, hostWatchIntervalMs);
    signal.addEventListener('abort', onAbort);
  };

  return {
    run(job, signal) {
      if (isDisposed) {
        return Promise.reject(new SandboxError('sandbox_unavailable', 'The sandbox is disposed: create a new one.'));
      }
      if (signal.aborted) return Promise.reject(signal.reason as Error);
      return new Promise((resolve, reject) => {
        const begin = (): void => {
          signal.removeEventListener('abort', onAbort);
          if (isDisposed) {
            reject(new SandboxError('sandbox_unavailable', 'The sandbox was disposed before the program ran.'));
          } else start(job, signal, resolve, reject);
        };
        const onAbort = (): void => {
          const at = queue.indexOf(begin);
          if (at >= 0) queue.splice(at, 1);
          reject(signal.reason as Error);
        };
        if (running.size < options.maximumRuns) {
          begin();
          return;
        }
        signal.addEventListener('abort', onAbort, { once: true });
        queue.push(begin);
      });
    },
    dispose() {
      isDisposed = true;
      process.off('exit', onExit);
      for (const run of running) run.end('sandbox_unavailable', 'The sandbox was disposed while the program ran.');
      for (const begin of queue.splice(0)) begin();
      worlds.dispose();
      return Promise.resolve();
    },
  };
}

/** Ends a run that used too much or can never end by itself. */
function lookAt(run: HostRun): void {
  const { isolate } = run.world;
  if (isolate.isDisposed) {
    run.end('memory_exceeded', 'The guest went over its memory limit.');
    return;
  }
  const used = isolate.cpuTime;
  if (Number(used) / 1e6 > run.cpuMs) run.end('cpu_exceeded', 'The guest went over its processor time.');
  else if (run.unanswered > 0 || used !== run.lastCpuTime) {
    if (run.quietSinceMs !== Infinity) run.quietSinceMs = performance.now();
  } else if (performance.now() - run.quietSinceMs > hostStallMs) {
    run.end('guest_stalled', 'The program waits for something that nothing can bring any more.');
  }
  run.lastCpuTime = used;
}
