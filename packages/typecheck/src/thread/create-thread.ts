import { Worker } from 'node:worker_threads';

import { compilerHeap, endMs, startMs, threadHeapMebibytes } from '../constants.ts';
import { createProcessHolder } from './hold-process.ts';
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

/** Starts a thread: `main` for TypeScript 6, `main-7` for TypeScript 7. */
export function createThread(name: 'main' | 'main-7'): CheckThread {
  const suffix = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
  const worker = new Worker(new URL(`./${name}.${suffix}`, import.meta.url), {
    // Nothing of the host's: the thread, and a process it starts, read texts that strangers wrote.
    env: { GOMEMLIMIT: compilerHeap },
    execArgv: [],
    stdin: false,
    resourceLimits: { maxOldGenerationSizeMb: threadHeapMebibytes },
  });
  const held = createProcessHolder();
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
    if (answer.kind === 'process') return held.hold(answer.pid);
    const { resolve } = waiting ?? {};
    waiting = undefined;
    resolve?.(answer);
  });
  worker.on('error', (error) => end(error instanceof Error ? error : new Error(String(error))));
  worker.on('exit', () => {
    held.kill();
    end(new Error('The checking thread has ended.'));
  });
  // Listening to messages holds the process: this comes after.
  worker.unref();
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
      // A thread that waits for its process hears nothing; without the process it ends by itself, and tidies up.
      if (!held.kill()) return void worker.terminate();
      setTimeout(() => void worker.terminate(), endMs).unref();
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
