import type { TypeChecker } from '@sallyport/contract';

import { checkMs as defaultCheckMs } from './constants.ts';
import type { TypeCheckerOptions } from './create-type-checker.ts';
import { createCheckQueue } from './thread/check-queue.ts';

/** What a checker on Node is made of. */
export interface NodeTypeCheckerOptions extends TypeCheckerOptions {
  /**
   * Milliseconds one check may take, loading the compiler not counted. A program that takes longer is checked again
   * without its own types, and is `too_slow_to_check` if that takes longer too. Default 4,000.
   */
  readonly checkMs?: number;
}

const queue = createCheckQueue();
let checkers = 0;
let apis = 0;

/**
 * A checker that works in a thread of its own: the event loop is never held, and a program made to keep a compiler busy
 * is ended with the thread it holds. All checkers of a process share one thread, which starts here and ends with the last
 * of them, or when nothing is checked for five minutes.
 */
export function createTypeChecker({ types: given, checkMs = defaultCheckMs }: NodeTypeCheckerOptions): TypeChecker {
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
}

export { compilerRules } from './rules/compiler-rules.ts';
export type { CompilerRule } from './rules/compiler-rules.ts';
export { rules } from './rules/rules.ts';
export type { RuleCode, RuleLevel, TypeRule } from './rules/rules.ts';
