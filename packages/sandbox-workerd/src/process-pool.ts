import { SandboxError, type SandboxJob } from '@sallyport/contract';

import { hopelessStarts, idleProcessMs, mostHandovers } from './constants.ts';
import { startGuestProcess, type GuestProcess } from './guest-process.ts';
import { createPreparations, type Preparation } from './preparations.ts';

interface Waiting {
  readonly job: SandboxJob;
  readonly preparation: Preparation | undefined;
  readonly signal: AbortSignal;
  handovers: number;
  /** Called while it waits in the queue. */
  onAbort: (() => void) | undefined;
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

/** Guest processes, one run each at a time, with a spare one warm. */
export function createProcessPool(
  binary: string,
  options: ProcessPoolOptions,
): { run(job: SandboxJob, signal: AbortSignal): Promise<string>; dispose(): Promise<void> } {
  const processes = new Set<GuestProcess>();
  const queue: Waiting[] = [];
  const preparations = createPreparations();
  let memoryBytes = 0;
  let failedStarts = 0;
  let isDisposed = false;
  let idleTimer: NodeJS.Timeout | undefined;

  const fail = (message: string): void => {
    for (const { signal, onAbort, reject } of queue.splice(0)) {
      if (onAbort) signal.removeEventListener('abort', onAbort);
      reject(new SandboxError('sandbox_unavailable', message));
    }
  };
  const start = (): void => {
    try {
      const guest = startGuestProcess(binary, memoryBytes, () => onChange(guest));
      processes.add(guest);
    } catch (error) {
      failedStarts = hopelessStarts;
      fail(`workerd could not be started: ${error instanceof Error ? error.message : String(error)}.`);
    }
  };
  const onChange = (guest: GuestProcess): void => {
    if (guest.isAlive) failedStarts = 0;
    else {
      processes.delete(guest);
      if (!guest.hasStarted && !isDisposed && ++failedStarts >= hopelessStarts) {
        fail(`workerd could not be started: ${lastLine(guest.lastWords) || 'it ended at once'}.`);
      }
    }
    pump();
  };
  const idle = (): GuestProcess[] => [...processes].filter((guest) => guest.isIdle);
  const fitting = ({ limits }: SandboxJob): GuestProcess | undefined => {
    return idle().findLast(({ memoryBytes: most }) => most >= limits.memoryBytes);
  };
  const enqueue = (waiting: Waiting, isFirst: boolean): void => {
    if (isDisposed) return waiting.reject(disposed());
    if (waiting.signal.aborted) return waiting.reject(waiting.signal.reason);
    waiting.onAbort = () => {
      queue.splice(queue.indexOf(waiting), 1);
      waiting.reject(waiting.signal.reason);
    };
    waiting.signal.addEventListener('abort', waiting.onAbort, { once: true });
    if (isFirst) queue.unshift(waiting);
    else queue.push(waiting);
    pump();
  };
  const give = (guest: GuestProcess, next: Waiting): void => {
    if (next.onAbort) next.signal.removeEventListener('abort', next.onAbort);
    // Programs that come one at a time go to the same process, which is warm; one that still tidies up is not idle.
    processes.delete(guest);
    processes.add(guest);
    guest.run(next.job, next.preparation, next.signal).then((last) => {
      if (last !== undefined) return next.resolve(last);
      // The process was not fit to begin, and is gone.
      if (++next.handovers > mostHandovers) {
        return next.reject(new SandboxError('sandbox_unavailable', 'No guest process answered.'));
      }
      enqueue(next, true);
    }, next.reject);
  };
  const pump = (): void => {
    if (isDisposed) return;
    for (let next = queue[0]; next; next = queue[0]) {
      const guest = fitting(next.job);
      if (!guest) break;
      queue.shift();
      give(guest, next);
    }
    makeRoom();
    startWhereNeeded();
    // A program that waits for its process must not see Node end under it.
    for (const guest of processes) if (!guest.isBusy) guest.hold(queue.length > 0);
    shrinkLater();
  };
  /** An idle process whose heap is too small for the next job stands in its way. */
  const makeRoom = (): void => {
    if (queue.length === 0) return;
    for (const guest of idle()) if (guest.memoryBytes < memoryBytes) void guest.end();
  };
  const startWhereNeeded = (): void => {
    const starting = [...processes].filter((guest) => !guest.hasStarted).length;
    // One at a time: starting several at once would block the host's event loop for too long.
    if (starting > 0 || (failedStarts >= hopelessStarts && queue.length === 0)) return;
    const free = [...processes].filter((guest) => !guest.isBusy).length;
    const hasRoom = processes.size < options.maximumProcesses + options.spareProcesses;
    if (hasRoom && (queue.length > 0 || free < options.spareProcesses)) start();
  };
  const shrinkLater = (): void => {
    if (idleTimer || idle().length <= options.spareProcesses) return;
    idleTimer = setTimeout(() => {
      idleTimer = undefined;
      // The youngest: the oldest is the one that worked most, and is warm.
      const guests = idle();
      if (queue.length === 0 && guests.length > options.spareProcesses) void guests.at(-1)?.end();
    }, idleProcessMs);
    idleTimer.unref();
  };

  return {
    run(job, signal) {
      if (isDisposed) return Promise.reject(disposed());
      if (signal.aborted) return Promise.reject(signal.reason as Error);
      memoryBytes = Math.max(memoryBytes, job.limits.memoryBytes);
      return new Promise((resolve, reject) => {
        const waiting = {
          job,
          preparation: preparations.for(job),
          signal,
          handovers: 0,
          onAbort: undefined,
          resolve,
          reject,
        };
        const guest = queue.length === 0 ? fitting(job) : undefined;
        // The rest is seen to when the run has begun: the program waits for nothing that is done here first.
        if (guest) give(guest, waiting);
        else enqueue(waiting, false);
      });
    },
    async dispose() {
      if (isDisposed) return;
      isDisposed = true;
      clearTimeout(idleTimer);
      fail('The sandbox was disposed before the program could run.');
      await Promise.all([...processes].map((guest) => guest.end()));
    },
  };
}

function disposed(): SandboxError {
  return new SandboxError('sandbox_unavailable', 'The sandbox is disposed: create a new one.');
}

function lastLine(text: string): string {
  return text.trim().split('\n').slice(-1).join('');
}
