import { SandboxError, type SandboxJob } from '@sallyport/contract';

import { idleProcessMs, tidyMs } from './constants.ts';
import { startGuestProcess, type GuestProcess, type Preparation } from './guest-process.ts';
import { createPreparations } from './preparations.ts';
import type { Addon } from './requirements.ts';

interface Waiting {
  readonly job: SandboxJob;
  readonly preparation: Preparation | undefined;
  readonly signal: AbortSignal;
  readonly resolve: (last: string) => void;
  readonly reject: (error: unknown) => void;
}

/** How many guest processes a sandbox holds. */
export interface ProcessPoolOptions {
  /** Programs that may run at the same moment; more wait in order. */
  readonly maximumProcesses: number;
  /** Idle processes kept ready beside those that run. */
  readonly spareProcesses: number;
}

/** After this many starts in a row that never became ready, waiting jobs are told instead of trying for ever. */
const hopelessStarts = 3;

/** Guest processes, one run each at a time, with a spare one warm. */
export function createProcessPool(
  addon: Addon,
  options: ProcessPoolOptions,
): { run(job: SandboxJob, signal: AbortSignal): Promise<string>; dispose(): Promise<void> } {
  const processes = new Set<GuestProcess>();
  const queue: Waiting[] = [];
  const preparations = createPreparations();
  let failedStarts = 0;
  let isDisposed = false;
  let isHolding = false;
  let idleTimer: NodeJS.Timeout | undefined;

  const start = (): void => {
    const guest = startGuestProcess(addon, () => onChange(guest));
    processes.add(guest);
    if (preparations.latest) guest.prepare(preparations.latest);
  };
  const onChange = (guest: GuestProcess): void => {
    if (guest.isAlive) failedStarts = 0;
    else {
      processes.delete(guest);
      if (!guest.hasStarted && !isDisposed) onFailedStart(guest);
    }
    pump();
  };
  const onFailedStart = (guest: GuestProcess): void => {
    if (++failedStarts < hopelessStarts) return;
    const words = guest.lastWords.trim().split('\n').slice(-1).join('');
    for (const waiting of queue.splice(0)) {
      waiting.reject(
        new SandboxError(
          'sandbox_unavailable',
          `A guest process could not be started: ${words || 'it ended at once'}.`,
        ),
      );
    }
  };
  /**
   * An idle process, one whose worlds fit if there is one: the oldest that has made its next world, so that it is always
   * the same while programs come one at a time; else the one that ran longest ago. `spares` is how many are left then.
   */
  const findIdle = (wanted: number): { readonly guest: GuestProcess | undefined; readonly spares: number } => {
    const restedSinceMs = performance.now() - tidyMs;
    let idle = 0;
    let rested: GuestProcess | undefined;
    let resting: GuestProcess | undefined;
    let other: GuestProcess | undefined;
    for (const guest of processes) {
      if (!guest.isIdle) continue;
      idle++;
      if (guest.preparedId !== wanted) other ??= guest;
      else if (guest.restingSinceMs <= restedSinceMs) rested ??= guest;
      else if (!resting || guest.restingSinceMs < resting.restingSinceMs) resting = guest;
    }
    return { guest: rested ?? resting ?? other, spares: idle - 1 };
  };
  const pump = (): void => {
    if (isDisposed) return;
    for (let next = queue[0]; next; next = queue[0]) {
      const { guest } = findIdle(next.preparation?.id ?? 0);
      if (!guest) break;
      queue.shift();
      guest.run(next.job, next.preparation, next.signal).then(next.resolve, next.reject);
    }
    tend();
  };
  /** Starts and ends processes as they are needed. */
  const tend = (): void => {
    let [starting, free, idle] = [0, 0, 0];
    for (const guest of processes) {
      if (!guest.hasStarted) starting++;
      if (!guest.isBusy) free++;
      if (guest.isIdle) idle++;
    }
    if (starting === 0) startWhereNeeded(free);
    // A program that waits for its process must not see Node end under it.
    if (queue.length > 0 || isHolding) {
      isHolding = queue.length > 0;
      for (const guest of processes) if (!guest.isBusy) guest.hold(isHolding);
    }
    if (idle > options.spareProcesses) shrinkLater();
  };
  /** One at a time: starting several at once would block the host's event loop for too long. */
  const startWhereNeeded = (free: number): void => {
    if (failedStarts >= hopelessStarts && queue.length === 0) return;
    const hasRoom = processes.size < options.maximumProcesses + options.spareProcesses;
    if (hasRoom && (queue.length > 0 || free < options.spareProcesses)) start();
  };
  const shrinkLater = (): void => {
    if (idleTimer) return;
    idleTimer = setTimeout(() => {
      idleTimer = undefined;
      const idle = [...processes].filter((guest) => guest.isIdle);
      // The youngest: the oldest is the one that worked most, and its code is warm.
      if (queue.length === 0 && idle.length > options.spareProcesses) void idle.at(-1)?.end();
    }, idleProcessMs);
    idleTimer.unref();
  };

  return {
    run(job, signal) {
      if (isDisposed) {
        return Promise.reject(new SandboxError('sandbox_unavailable', 'The sandbox is disposed: create a new one.'));
      }
      if (signal.aborted) return Promise.reject(signal.reason as Error);
      const preparation = preparations.for(job);
      if (queue.length === 0) {
        const { guest, spares } = findIdle(preparation?.id ?? 0);
        if (guest) {
          const last = guest.run(job, preparation, signal);
          // With as many spare ones as there should be, nothing needs tending.
          if (spares !== options.spareProcesses) tend();
          return last;
        }
      }
      return new Promise((resolve, reject) => {
        const onAbort = (): void => {
          const at = queue.indexOf(waiting);
          if (at < 0) return;
          queue.splice(at, 1);
          reject(signal.reason as Error);
        };
        const stopListening = (): void => signal.removeEventListener('abort', onAbort);
        const waiting: Waiting = {
          job,
          preparation,
          signal,
          resolve: (last) => (stopListening(), resolve(last)),
          reject: (error) => (stopListening(), reject(error)),
        };
        signal.addEventListener('abort', onAbort, { once: true });
        queue.push(waiting);
        pump();
      });
    },
    async dispose() {
      if (isDisposed) return;
      isDisposed = true;
      clearTimeout(idleTimer);
      for (const waiting of queue.splice(0)) {
        waiting.reject(
          new SandboxError('sandbox_unavailable', 'The sandbox was disposed before the program could run.'),
        );
      }
      await Promise.all([...processes].map((guest) => guest.end()));
    },
  };
}
