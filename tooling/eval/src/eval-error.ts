/** How the evaluation ends, for whoever started it. `--help` lists them. */
export const exitCodes = { done: 0, unexpected: 1, wrongUsage: 2, modelFailed: 4, interrupted: 130 } as const;

/** Something that ends the evaluation and that a person can do something about; its message says what. */
export class EvalError extends Error {
  override readonly name: string = 'EvalError';
  readonly exitCode: number;
  constructor(exitCode: number, message: string, options?: { readonly cause?: unknown }) {
    super(message, options);
    this.exitCode = exitCode;
  }
}
