import type { CheckMode, ProgramDiagnostic, RunFailure, TypeChecker } from '@sallyport/contract';

import type { ParsedProgram } from '../compile/compile.ts';
import { codeFrame } from '../compile/frame.ts';
import { positionAt } from '../compile/positions.ts';
import { failure } from './outcome.ts';

/** What a check said. */
export interface CheckedProgram {
  readonly diagnostics: readonly ProgramDiagnostic[];
  /** Set where the program may not run. */
  readonly failure: RunFailure | undefined;
}

/** Errors told beside the first. The rest most often follows from them. */
const errorsTold = 3;

/** Checks a compiled program. Called once per run, before anything is started; rejects as the checker does. */
export async function checkProgram(
  checker: TypeChecker,
  compiled: ParsedProgram,
  options: { readonly code: string; readonly mode: Exclude<CheckMode, 'off'>; readonly signal: AbortSignal },
): Promise<CheckedProgram> {
  const { code, mode, signal } = options;
  const { texts, toModel } = compiled.toCheck();
  const findings = await checker.check(texts, { signal });
  const diagnostics = findings.map((finding): ProgramDiagnostic => {
    // What the model did not write around its program is none of its business; the program's end is the nearest place.
    const { line, column } = toModel(finding.form, finding.start) ?? positionAt(code, code.length);
    return { code: finding.code, level: finding.level, message: finding.message, line, column };
  });
  const errors = mode === 'error' ? diagnostics.filter(({ level }) => level === 'error') : [];
  return { diagnostics, failure: errors.length === 0 ? undefined : typeError(code, errors) };
}

/** The first error with its place, then the others, each with theirs. */
function typeError(code: string, [first, ...others]: readonly ProgramDiagnostic[]): RunFailure {
  if (first === undefined) return failure('type_error', 'The program does not fit the API.');
  const told = others.slice(0, errorsTold).map(({ line, message }) => `Line ${line}: ${message}`);
  const more = others.length - told.length;
  const rest = more > 0 ? [`And ${more} more.`] : [];
  const message = [first.message, ...told, ...rest, 'Nothing was run. Correct the program and send it again.'].join(
    '\n',
  );
  const { line, column } = first;
  return { ...failure('type_error', message), line, column, frame: codeFrame(code, { line, column }) };
}
