import type { TypeChecker } from '@sallyport/contract';

import { createCheckers, type NodeTypeCheckerOptions } from './thread/create-checkers.ts';
import { createThread } from './thread/create-thread.ts';

const create = createCheckers({
  startThread: () => createThread('main'),
  remedy: 'is `typescript-js` installed, and the package not bundled?',
});

/**
 * A checker that works in a thread of its own: the event loop is never held, and a program made to keep a compiler busy
 * is ended with the thread it holds. All checkers of a process share one thread, which starts here and ends with the last
 * of them, or when nothing is checked for five minutes.
 */
export function createTypeChecker(options: NodeTypeCheckerOptions): TypeChecker {
  return create(options);
}

export type { NodeTypeCheckerOptions } from './thread/create-checkers.ts';
export { compilerRules } from './rules/compiler-rules.ts';
export type { CompilerRule } from './rules/compiler-rules.ts';
export { rules } from './rules/rules.ts';
export type { RuleCode, RuleLevel, TypeRule } from './rules/rules.ts';
