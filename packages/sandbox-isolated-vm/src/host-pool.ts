import { createRequire } from 'node:module';
import process from 'node:process';

import { SandboxError, type SandboxErrorCode, type SandboxJob } from '@sallyport/contract';

import { exitPauseMs, hostWatchIntervalMs, readyWorlds } from './constants.ts';
import { gatheringBootstrapText } from './engine/bootstrap.ts';
import { createWorld, startScript, type IsolatedVm, type World } from './engine/world.ts';
import type { Addon } from './requirements.ts';
import { refuseSecondCopy } from './second-copy.ts';

interface HostWorld extends World {
  readonly runtime: string | undefined;
  readonly memoryBytes: number;
  onOut: (values: readonly (number | string | boolean)[]) => void;
}

interface HostRun {
  readonly world: HostWorld;
  readonly cpuMs: number;
  unanswered: number;
  lastCpuTime: bigint;
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
  const ready: HostWorld[] = [];
  const running = new Set<HostRun>();
  const queue: (() => void)[] = [];
  let isDisposed = false;
  let latest: { readonly runtime: string | undefined; readonly memoryBytes: number } | undefined;
  let watch: NodeJS.Timeout | undefined;

  const make = (runtime: string | undefined, memoryBytes: number): HostWorld => {
    const world: HostWorld = {
      ...createWorld(ivm, {
        memoryBytes,
        runtime,
        bootstrap: gatheringBootstrapText,
        out: (...values) => world.onOut(values),
        outOptions: { ignored: true },
      }),
      runtime,
      memoryBytes,
      onOut: () => {},
    };
    return world;
  };
  const take = (job: SandboxJob): HostWorld => {
    const runtime = job.parts?.runtime;
    const { memoryBytes } = job.limits;
    if (!latest || latest.runtime !== runtime || latest.memoryBytes !== memoryBytes) {
      for (const world of ready.splice(0)) world.isolate.dispose();
      latest = { runtime, memoryBytes };
    }
    return ready.pop() ?? make(runtime, memoryBytes);
  };
  const refill = (): void => {
    if (isDisposed || !latest || ready.length >= readyWorlds || queue.length > 0) return;
    ready.push(make(latest.runtime, latest.memoryBytes));
    setImmediate(refill).unref();
  };
  const look = (): void => {
    for (const run of running) {
      if (run.world.isolate.isDisposed) {
        run.end('memory_exceeded', 'The guest went over its memory limit.');
        continue;
      }
      const used = run.world.isolate.cpuTime;
      if (Number(used) / 1e6 > run.cpuMs) run.end('cpu_exceeded', 'The guest went over its processor time.');
      else if (run.unanswered === 0 && used === run.lastCpuTime) {
        run.end('guest_stalled', 'The program waits for something that nothing can bring any more.');
      }
      run.lastCpuTime = used;
    }
    if (running.size === 0) {
      clearInterval(watch);
      watch = undefined;
    }
  };
  const onExit = (): void => {
    for (const run of running) if (!run.world.isolate.isDisposed) run.world.isolate.dispose();
    // The addon's threads need a moment to let go; leaving at once crashes or hangs the exit.
    if (running.size > 0) Atomics.wait(new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT)), 0, 0, exitPauseMs);
  };
  process.on('exit', onExit);

  const start = (job: SandboxJob, signal: AbortSignal, resolve: (last: string) => void, reject: (error: unknown) => void): void => {
    const world = take(job);
    let answers: (number | string)[] = [];
    const finish = (settle: () => void): void => {
      if (!running.delete(run)) return;
      signal.removeEventListener('abort', onAbort);
      world.onOut = () => {};
      if (!world.isolate.isDisposed) world.isolate.dispose();
      settle();
      queue.shift()?.();
      setImmediate(refill).unref();
    };
    const run: HostRun = {
      world,
      cpuMs: job.limits.cpuMs,
      unanswered: 0,
      lastCpuTime: -1n,
      end: (code, message) => finish(() => reject(new SandboxError(code, message))),
    };
    const onAbort = (): void => finish(() => reject(signal.reason as Error));
    const flush = (): void => {
      if (!running.has(run)) return;
      const crossing = answers;
      answers = [];
      run.unanswered -= crossing.length / 2;
      run.lastCpuTime = -1n;
      world.settle.applyIgnored(undefined, crossing);
    };
    world.onOut = (values) => {
      for (let at = 0; at + 1 < values.length; at += 2) {
        const id = values[at] as number;
        const text = values[at + 1] as string;
        if (id === 0) finish(() => resolve(text));
        else if (id < 0) run.end('guest_crashed', text);
        else {
          run.unanswered++;
          void job.receive(text).then((answer) => {
            if (answers.length === 0) queueMicrotask(flush);
            answers.push(id, answer);
          });
        }
      }
    };
    running.add(run);
    watch ??= setInterval(look, hostWatchIntervalMs);
    signal.addEventListener('abort', onAbort, { once: true });
    world.context.eval(startScript(job.parts ? job.parts.program : job.source), { filename: 'guest' }).catch((error: unknown) => {
      if (world.isolate.isDisposed) run.end('memory_exceeded', 'The guest went over its memory limit.');
      else run.end('guest_crashed', `The engine could not evaluate the source: ${error instanceof SyntaxError ? 'SyntaxError' : 'Error'}.`);
    });
  };

  return {
    run(job, signal) {
      if (isDisposed) return Promise.reject(new SandboxError('sandbox_unavailable', 'The sandbox is disposed: create a new one.'));
      if (signal.aborted) return Promise.reject(signal.reason as Error);
      return new Promise((resolve, reject) => {
        const begin = (): void => {
          signal.removeEventListener('abort', onAbort);
          start(job, signal, resolve, reject);
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
      queue.length = 0;
      for (const run of running) run.end('sandbox_unavailable', 'The sandbox was disposed while the program ran.');
      for (const world of ready.splice(0)) world.isolate.dispose();
      return Promise.resolve();
    },
  };
}
