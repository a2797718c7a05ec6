import type { ProgramDiagnostic, RunFailure } from '@sallyport/contract';

import { compile, type CompiledProgram } from '../compile/compile.ts';
import { compileQuickly } from '../compile/quick/compile-quickly.ts';
import type { Check } from './choose-check.ts';
import { startDeadline } from './deadline.ts';

/** A program that may run, or why it may not. */
export type PreparedProgram = {
  /** For the run's record; undefined for a program that was not checked. */
  readonly diagnosed: { readonly diagnostics: readonly ProgramDiagnostic[] } | undefined;
} & ({ readonly compiled: CompiledProgram } | { readonly compiled?: undefined; readonly failure: RunFailure });

/** Compiles a program. Nothing is started before. */
export function prepareProgram(code: string): PreparedProgram {
  const compiled = compileQuickly(code) ?? compile(code);
  return compiled.ok ? { diagnosed: undefined, compiled } : { diagnosed: undefined, failure: compiled.failure };
}

/** Compiles a program and checks it within the run's time. Nothing is started before. */
export async function prepareChecked(
  code: string,
  options: { readonly check: Check; readonly wallMs: number; readonly signal: AbortSignal | undefined },
): Promise<PreparedProgram> {
  const compiled = compile(code);
  if (!compiled.ok) return { diagnosed: undefined, failure: compiled.failure };
  const deadline = startDeadline(options.wallMs, options.signal);
  try {
    const { diagnostics, failure } = await options.check({ compiled, code, deadline, outer: options.signal });
    const diagnosed = { diagnostics };
    return failure ? { diagnosed, failure } : { diagnosed, compiled };
  } finally {
    deadline.end();
  }
}
