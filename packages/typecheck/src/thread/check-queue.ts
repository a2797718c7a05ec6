import type { ProgramTexts, TypeFinding } from '@sallyport/contract';

import { firstOf } from '../first-of.ts';
import { idleMs } from '../constants.ts';
import type { CheckThread } from './create-thread.ts';

/** One program to check against one API. */
export interface CheckJob {
  readonly api: number;
  readonly types: string;
  readonly texts: ProgramTexts;
  readonly checkMs: number;
}

/** One thread for all checkers of a process, and the line before it. */
export interface CheckQueue {
  /** Starts the thread, so that the first check finds it warm. */
  warm(): void;
  check(job: CheckJob, signal: AbortSignal | undefined): Promise<readonly TypeFinding[]>;
  forget(api: number): void;
  /** Ends the thread, and rejects what it was asked. The next check starts another. */
  stop(): void;
}

/** What a queue is made of. */
export interface CheckQueueOptions {
  startThread(): CheckThread;
  /** What to look at when a thread does not start. */
  readonly remedy: string;
}

/** Makes the queue. Checks run one after the other: two compilers would need twice the memory and no less time. */
export function createCheckQueue({ startThread, remedy }: CheckQueueOptions): CheckQueue {
  let thread: CheckThread | undefined;
  let sent = new Set<number>();
  let line: Promise<unknown> = Promise.resolve();
  let idle: ReturnType<typeof setTimeout> | undefined;
  let ends = 0;

  const stop = (): void => {
    clearTimeout(idle);
    thread?.kill();
    thread = undefined;
  };
  const start = (): CheckThread => {
    if (thread === undefined) {
      thread = startThread();
      sent = new Set();
      thread.ready.catch(() => {});
    }
    return thread;
  };
  const ready = async (): Promise<CheckThread> => {
    const current = start();
    const endsBefore = ends;
    // Somebody waits from here on.
    current.hold(true);
    try {
      await current.ready;
      return current;
    } catch (cause) {
      if (ends > endsBefore) throw disposed();
      stop();
      throw new Error(`The type checker cannot be started: ${remedy}`, { cause });
    }
  };
  const ask = async ({ api, types, texts, checkMs }: CheckJob, form: keyof ProgramTexts): Promise<Outcome> => {
    const current = await ready();
    if (!sent.has(api)) current.send({ kind: 'api', api, types });
    sent.add(api);
    const timer = setTimeout(stop, checkMs);
    try {
      return await current.ask({ kind: 'check', api, texts, ...(form === 'plain' && { form }) });
    } catch {
      // Out of time or out of memory: the thread is gone, and with it whatever held it.
      stop();
      return { kind: 'worn-out' };
    } finally {
      clearTimeout(timer);
      current.hold(false);
    }
  };
  const run = async (job: CheckJob): Promise<readonly TypeFinding[]> => {
    clearTimeout(idle);
    const endsBefore = ends;
    let outcome = await ask(job, 'typed');
    // What a program's types hold up, the program does not need.
    if (outcome.kind !== 'findings' && ends === endsBefore) outcome = await ask(job, 'plain');
    if (ends > endsBefore) throw disposed();
    idle = setTimeout(stop, idleMs);
    idle.unref();
    return outcome.kind === 'findings' ? outcome.findings : [tooSlow(job)];
  };
  return {
    warm: () => void start(),
    async check(job, signal) {
      const turn = line.then(() => (signal?.aborted ? [] : run(job)));
      line = turn.catch(() => {});
      return signal === undefined ? turn : untilAborted(turn, signal);
    },
    forget(api) {
      if (sent.delete(api)) thread?.send({ kind: 'forget', api });
    },
    stop() {
      ends += 1;
      stop();
    },
  };
}

function disposed(): Error {
  return new Error('The type checker was disposed.');
}

type Outcome = Awaited<ReturnType<CheckThread['ask']>> | { readonly kind: 'worn-out' };

function tooSlow({ texts, checkMs }: CheckJob): TypeFinding {
  const message = `The program cannot be checked within ${checkMs} ms. Write it in smaller and simpler steps.`;
  const place = firstOf(texts.plain);
  return { code: 'too_slow_to_check', level: 'error', message, form: 'plain', start: place, end: place };
}

/** The check goes on for the thread; its caller waits no longer. */
function untilAborted<Value>(promise: Promise<Value>, signal: AbortSignal): Promise<Value> {
  return new Promise((resolve, reject) => {
    const abort = (): void => reject(signal.reason as Error);
    if (signal.aborted) abort();
    signal.addEventListener('abort', abort, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}
