/** How the demo ends, for whoever started it. `--help` lists them. */
export const exitCodes = {
  done: 0,
  programFailed: 1,
  wrongUsage: 2,
  serverFailed: 3,
  modelFailed: 4,
  interrupted: 130,
} as const;

/** Something that ends the demo and that a person can do something about; its message says what. */
export class DemoError extends Error {
  override readonly name: string = 'DemoError';
  readonly exitCode: number;
  constructor(exitCode: number, message: string, options?: { readonly cause?: unknown }) {
    super(message, options);
    this.exitCode = exitCode;
  }
}
