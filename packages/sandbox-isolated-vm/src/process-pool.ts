import { SandboxError, type SandboxJob } from '@sallyport/contract';

import { idleProcessMs } from './constants.ts';
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
  const idle = (): GuestProcess[] => [...processes].filter((guest) => guest.isIdle);
  const pump = (): void => {
    if (isDisposed) return;
    for (let next = queue[0]; next; next = queue[0]) {
      const wanted = next.preparation?.id ?? 0;
      const free = idle();
      const guest = free.find((candidate) => candidate.preparedId === wanted) ?? free[0];
      if (!guest) break;
      queue.shift();
      // The process that ran longest ago is first, so that the one that just ran can make a new world meanwhile.
      processes.delete(guest);
      processes.add(guest);
      guest.run(next.job, next.preparation, next.signal).then(next.resolve, next.reject);
    }
    startWhereNeeded();
    // A program that waits for its process must not see Node end under it.
    for (const guest of processes) if (!guest.isBusy) guest.hold(queue.length > 0);
    shrinkLater();
  };
  const startWhereNeeded = (): void => {
    const starting = [...processes].filter((guest) => !guest.hasStarted).length;
    // One at a time: starting several at once would block the host's event loop for too long.
    if (starting > 0 || (failedStarts >= hopelessStarts && queue.length === 0)) return;
    const free = [...processes].filter((guest) => !guest.isBusy).length;
    const wanted = queue.length > 0 ? processes.size < options.maximumProcesses + options.spareProcesses : false;
    if (
      wanted ||
      (free < options.spareProcesses && processes.size < options.maximumProcesses + options.spareProcesses)
    ) {
      start();
    }
  };
  const shrinkLater = (): void => {
    if (idleTimer || idle().length <= options.spareProcesses) return;
    idleTimer = setTimeout(() => {
      idleTimer = undefined;
      const [oldest] = idle();
      if (queue.length === 0 && oldest && idle().length > options.spareProcesses) void oldest.end();
    }, idleProcessMs);
    idleTimer.unref();
  };

  return {
    run(job, signal) {
      if (isDisposed) {
        return Promise.reject(new SandboxError('sandbox_unavailable', 'The sandbox is disposed: create a new one.'));
      }
      if (signal.aborted) return Promise.reject(signal.reason as Error);
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
          preparation: preparations.for(job),
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
