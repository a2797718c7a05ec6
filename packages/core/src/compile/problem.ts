/** Why a text is no program, before it is put into words for the model. */
export interface Problem {
  readonly message: string;
  /** Where, in the text that was parsed; `undefined` when nobody knows. */
  readonly offset: number | undefined;
  /** The text was understood, and is refused for what it means. */
  readonly isRefusal?: true;
}

export const tooDeep = 'The program is too deeply nested to be read. Break it into smaller functions.';

export const nothingToImport =
  'There is nothing to import: the tools are on `codemode`, which is already there. Remove the import.';

/** Tells what a parser threw. Parsers of untrusted text throw `SyntaxError` with `pos`, and run out of stack. */
export function problemFrom(error: unknown): Problem {
  if (error instanceof RangeError) return { message: tooDeep, offset: undefined };
  if (!(error instanceof Error)) return { message: 'The program cannot be read.', offset: undefined };
  const offset = 'pos' in error && typeof error.pos === 'number' ? error.pos : undefined;
  if (error.message.startsWith('Not enough stack')) return { message: tooDeep, offset };
  return { message: error.message.replace(/ \(\d+:\d+\)$/, ''), offset };
}
