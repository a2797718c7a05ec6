import type { TypeChecker } from '@sallyport/contract';

import { createCheckers, type NodeTypeCheckerOptions } from './thread/create-checkers.ts';
import { createThread } from './thread/create-thread.ts';
import { requireTypeScript7 } from './typescript-7/require-typescript-7.ts';

const create = createCheckers({
  startThread: () => createThread('main-7'),
  remedy: 'is the package `typescript` installed with the part for this platform, and nothing of it bundled?',
});

/**
 * A checker of the same rules that asks TypeScript 7, where the project has it: a process of its own, which a thread talks
 * to. All checkers of a process share both; they start here and end with the last checker, or when nothing is checked for
 * five minutes. A program that takes too long is ended with the process.
 *
 * @throws TypeError when `typescript` is not there, or of a version that was not tried: what this asks of it has no
 *   promise to stay.
 */
export function createTypeChecker(options: NodeTypeCheckerOptions): TypeChecker {
  requireTypeScript7();
  return create(options);
}

export type { NodeTypeCheckerOptions } from './thread/create-checkers.ts';
export { compilerRules } from './rules/compiler-rules.ts';
export type { CompilerRule } from './rules/compiler-rules.ts';
export { rules } from './rules/rules.ts';
export type { RuleCode, RuleLevel, TypeRule } from './rules/rules.ts';
