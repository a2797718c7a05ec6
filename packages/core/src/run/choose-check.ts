import type { CheckMode, TypeChecker } from '@sallyport/contract';

import type { ParsedProgram } from '../compile/compile.ts';
import { checkProgram, type CheckedProgram } from './check-program.ts';
import type { Deadline } from './deadline.ts';
import { deadlineExceeded } from './outcome.ts';

/** Checks one program within its run's time. Rejects with the caller's own reason, and when no check can be made. */
export type Check = (run: {
  readonly compiled: ParsedProgram;
  readonly code: string;
  readonly deadline: Deadline;
  readonly outer: AbortSignal | undefined;
}) => Promise<CheckedProgram>;

const modes: readonly CheckMode[] = ['error', 'warn', 'off'];

/**
 * How runs are checked: by `base` unless a run says otherwise, and with a checker `error` unless anybody says anything.
 * `undefined` for a run that is not. Throws a `TypeError` for a mode that cannot be, at once for `base`.
 */
export function chooseCheck(
  checker: TypeChecker | undefined,
  base: CheckMode = checker === undefined ? 'off' : 'error',
): (given: CheckMode | undefined) => Check | undefined {
  const choose = (mode: CheckMode): Check | undefined => {
    if (!modes.includes(mode)) throw new TypeError(`check must be 'error', 'warn' or 'off', and is ${String(mode)}.`);
    if (mode === 'off') return undefined;
    if (checker !== undefined) return withinTime(checker, mode);
    throw new TypeError(
      `check: '${mode}' needs a typeChecker, such as createTypeChecker of @sallyport/typecheck/node.`,
    );
  };
  choose(base);
  return (given = base) => choose(given);
}

function withinTime(checker: TypeChecker, mode: Exclude<CheckMode, 'off'>): Check {
  return async ({ compiled, code, deadline, outer }) => {
    try {
      return await checkProgram(checker, compiled, { code, mode, signal: deadline.signal });
    } catch (error) {
      if (deadline.isOver) return { diagnostics: [], failure: deadlineExceeded(deadline.ms) };
      throw outer?.aborted ? outer.reason : error;
    }
  };
}
