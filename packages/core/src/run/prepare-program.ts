import type { ProgramDiagnostic, RunFailure } from '@sallyport/contract';

import { compile, type CompiledProgram } from '../compile/compile.ts';
import type { Check } from './choose-check.ts';
import type { Deadline } from './deadline.ts';

/** A program that may run, or why it may not. */
export type PreparedProgram = {
  /** For the run's record; undefined for a program that was not checked. */
  readonly diagnosed: { readonly diagnostics: readonly ProgramDiagnostic[] } | undefined;
} & ({ readonly compiled: CompiledProgram } | { readonly compiled?: undefined; readonly failure: RunFailure });

/** Compiles a program and checks it, where it is to be checked. Nothing is started before. */
export async function prepareProgram(
  code: string,
  options: {
    readonly check: Check | undefined;
    readonly deadline: Deadline;
    readonly outer: AbortSignal | undefined;
  },
): Promise<PreparedProgram> {
  const { check, deadline, outer } = options;
  const compiled = compile(code);
  if (!compiled.ok) return { diagnosed: undefined, failure: compiled.failure };
  const checked = await check?.({ compiled, code, deadline, outer });
  const diagnosed = checked && { diagnostics: checked.diagnostics };
  return checked?.failure ? { diagnosed, failure: checked.failure } : { diagnosed, compiled };
}
