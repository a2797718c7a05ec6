import { DemoError, exitCodes } from './demo-error.ts';

/** Aborts when somebody wants the demo to end. */
export interface Stop extends Disposable {
  readonly signal: AbortSignal;
  now(): void;
}

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
const patienceMs = 5_000;
/** One press of Ctrl-C can arrive twice: from the terminal, and handed on by the package manager. */
const samePressMs = 500;

/** Listens for Ctrl-C and its kin. The first ends things in order; the second, or five seconds, ends them at once. */
export function listenForStop(): Stop {
  const controller = new AbortController();
  const leave = (): never => process.exit(exitCodes.interrupted);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let stoppedAt = Number.NaN;
  const now = (): void => {
    if (controller.signal.aborted) {
      if (performance.now() - stoppedAt > samePressMs) leave();
      return;
    }
    stoppedAt = performance.now();
    timer = setTimeout(leave, patienceMs);
    controller.abort(new DemoError(exitCodes.interrupted, 'Interrupted.'));
  };
  for (const name of signals) process.on(name, now);
  // A reader that went away, as `demo | head` does.
  const closed = (): void => {
    if (!controller.signal.aborted) now();
  };
  process.stdout.on('error', closed);
  return {
    signal: controller.signal,
    now,
    [Symbol.dispose]() {
      clearTimeout(timer);
      for (const name of signals) process.off(name, now);
    },
  };
}
