import { longestTimerMs } from '../limits.ts';

/** The reason a signal aborts with when time is up. */
export class DeadlineError extends Error {
  override readonly name: string = 'DeadlineError';
}

/**
 * A clock that holds the process open until it is ended, unlike `AbortSignal.timeout`. Plain fields, and no
 * `Symbol.dispose`: an object with accessors or computed names is slow to make, and each run makes one.
 */
export interface Deadline {
  /** Aborts when the time is up, with a {@link DeadlineError}, or when the outer signal does, with its reason. */
  readonly signal: AbortSignal;
  readonly ms: number;
  /** True when the time was up before anything else happened. */
  readonly isOver: boolean;
  /** Aborts the signal now, for a reason of the run's own. */
  stop(reason: Error): void;
  /** Stops the clock and no longer follows the other signal. */
  end(): void;
}

/** A microtask by way of a promise: `queueMicrotask` takes longer. */
const soon = Promise.resolve();

/**
 * Starts a clock of `ms` milliseconds that also follows another signal, until it is ended. `onStop` is called
 * once, when the signal aborts, before anybody who listens to it.
 */
export function startDeadline(
  ms: number,
  outer: AbortSignal | undefined,
  onStop?: (reason: unknown) => void,
): Deadline {
  const controller = new AbortController();
  let isStopped = false;
  const stop = (reason: unknown): void => {
    if (isStopped) return;
    isStopped = true;
    onStop?.(reason);
    controller.abort(reason);
  };
  const onAbort = (): void => stop(outer?.reason);
  const onTime = (): void => {
    deadline.isOver = !isStopped;
    stop(new DeadlineError(`The time of ${ms} ms is over.`));
  };
  // When this turn is over: what is under the clock is then under way, and setting a timer takes longer than starting it.
  let timer: ReturnType<typeof setTimeout> | undefined;
  let hasEnded = false;
  void soon.then(() => {
    if (!hasEnded) timer = setTimeout(onTime, Math.min(ms, longestTimerMs));
  });
  const deadline = {
    signal: controller.signal,
    ms,
    isOver: false,
    stop,
    end: () => {
      hasEnded = true;
      clearTimeout(timer);
      outer?.removeEventListener('abort', onAbort);
    },
  };
  if (outer?.aborted) onAbort();
  else outer?.addEventListener('abort', onAbort);
  return deadline;
}

/** Runs `work` under a clock. Rejects with the signal's reason at once when it aborts, whatever `work` does then. */
export async function withDeadline<Result>(
  ms: number,
  outer: AbortSignal | undefined,
  work: (signal: AbortSignal) => PromiseLike<Result>,
): Promise<Result> {
  const deadline = startDeadline(ms, outer);
  const { signal } = deadline;
  try {
    signal.throwIfAborted();
    return await new Promise<Result>((resolve, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
      work(signal).then(resolve, reject);
    });
  } finally {
    deadline.end();
  }
}
