import { Worker } from 'node:worker_threads';

import { startMs, threadHeapMebibytes } from '../constants.ts';
import type { Answer, Request } from './messages.ts';

/** A thread with a compiler in it. */
export interface CheckThread {
  /** Resolves once it can check; rejects when it cannot be started. */
  readonly ready: Promise<void>;
  /** Sends what has no answer. */
  send(request: Request): void;
  /** Asks one question at a time. Rejects when the thread ends before it answers. */
  ask(request: Request): Promise<Answer>;
  /** Ends it, whatever it does. */
  kill(): void;
  /** Whether it keeps the process from ending. */
  hold(isHeld: boolean): void;
}

interface Waiting {
  resolve(answer: Answer): void;
  reject(error: Error): void;
}

const entry = new URL(import.meta.url.endsWith('.ts') ? './main.ts' : './main.js', import.meta.url);

/** Starts a thread. */
export function createThread(): CheckThread {
  const worker = new Worker(entry, {
    // Nothing of the host's: the thread reads texts that strangers wrote.
    env: {},
    execArgv: [],
    stdin: false,
    resourceLimits: { maxOldGenerationSizeMb: threadHeapMebibytes },
  });
  worker.unref();
  let waiting: Waiting | undefined;
  let ended: Error | undefined;
  const end = (error: Error): void => {
    ended ??= error;
    waiting?.reject(ended);
    waiting = undefined;
  };
  const next = (): Promise<Answer> =>
    new Promise((resolve, reject) => {
      if (ended) reject(ended);
      else waiting = { resolve, reject };
    });
  worker.on('message', (answer: Answer) => {
    const { resolve } = waiting ?? {};
    waiting = undefined;
    resolve?.(answer);
  });
  worker.on('error', (error) => end(error instanceof Error ? error : new Error(String(error))));
  worker.on('exit', () => end(new Error('The checking thread has ended.')));
  const started = next();
  return {
    ready: withinStart(started),
    send: (request) => worker.postMessage(request),
    ask: (request) => {
      const answer = next();
      worker.postMessage(request);
      return answer;
    },
    kill: () => {
      end(new Error('The checking thread was stopped.'));
      void worker.terminate();
    },
    hold: (isHeld) => {
      if (isHeld) worker.ref();
      else worker.unref();
    },
  };
}

async function withinStart(started: Promise<Answer>): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`The type checker did not start within ${startMs} ms.`)), startMs);
    timer.unref();
  });
  try {
    await Promise.race([started, late]);
  } finally {
    clearTimeout(timer);
  }
}
