import { SandboxError, type SandboxJob } from '@sallyport/contract';

import { hopelessStarts, idleProcessMs, mostHandovers } from './constants.ts';
import { startGuestProcess, type GuestProcess } from './guest-process.ts';
import { createPreparations, type Preparation } from './preparations.ts';

interface Waiting {
  readonly job: SandboxJob;
  readonly preparation: Preparation | undefined;
  readonly signal: AbortSignal;
  handovers: number;
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
    for (const waiting of queue.splice(0)) waiting.reject(new SandboxError('sandbox_unavailable', message));
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
  const give = (guest: GuestProcess, next: Waiting): void => {
    guest.run(next.job, next.preparation, next.signal).then((last) => {
      if (last !== undefined) return next.resolve(last);
      // The process was not fit to begin, and is gone.
      if (++next.handovers > mostHandovers) {
        return next.reject(new SandboxError('sandbox_unavailable', 'No guest process answered.'));
      }
      queue.unshift(next);
      pump();
    }, next.reject);
  };
  const pump = (): void => {
    if (isDisposed) return;
    for (let next = queue[0]; next; next = queue[0]) {
      const { job } = next;
      const guest = idle().find((candidate) => candidate.memoryBytes >= job.limits.memoryBytes);
      if (!guest) break;
      queue.shift();
      // The process that ran longest ago is first, so that the one that just ran can tidy up meanwhile.
      processes.delete(guest);
      processes.add(guest);
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
      memoryBytes = Math.max(memoryBytes, job.limits.memoryBytes);
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
          handovers: 0,
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
      fail('The sandbox was disposed before the program could run.');
      await Promise.all([...processes].map((guest) => guest.end()));
    },
  };
}

function lastLine(text: string): string {
  return text.trim().split('\n').slice(-1).join('');
}
