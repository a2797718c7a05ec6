import type { TypeChecker } from '@sallyport/contract';

import { checkMs as defaultCheckMs } from '../constants.ts';
import type { TypeCheckerOptions } from '../create-type-checker.ts';
import { createCheckQueue, type CheckQueueOptions } from './check-queue.ts';

/** What a checker on Node is made of. */
export interface NodeTypeCheckerOptions extends TypeCheckerOptions {
  /**
   * Milliseconds one check may take, loading the compiler not counted. A program that takes longer is checked again
   * without its own types, and is `too_slow_to_check` if that takes longer too. Default 4,000.
   */
  readonly checkMs?: number;
}

/** Makes checkers that share one thread, which ends with the last of them. */
export function createCheckers(thread: CheckQueueOptions): (options: NodeTypeCheckerOptions) => TypeChecker {
  const queue = createCheckQueue(thread);
  let checkers = 0;
  let apis = 0;
  return ({ types: given, checkMs = defaultCheckMs }) => {
    if (!(checkMs > 0)) throw new TypeError(`checkMs must be a number above zero, and is ${String(checkMs)}.`);
    let types = given;
    let api = ++apis;
    let isDisposed = false;
    checkers += 1;
    queue.warm();
    return {
      async check(texts, { signal } = {}) {
        signal?.throwIfAborted();
        if (isDisposed) throw new Error('The type checker was disposed.');
        return queue.check({ api, types, texts, checkMs }, signal);
      },
      update(next) {
        if (next.types === types) return;
        queue.forget(api);
        types = next.types;
        api = ++apis;
      },
      async [Symbol.asyncDispose]() {
        if (isDisposed) return;
        isDisposed = true;
        queue.forget(api);
        checkers -= 1;
        if (checkers === 0) queue.stop();
      },
    };
  };
}
