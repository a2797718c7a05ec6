/** How the command ends. */
export const exitCode = {
  ok: 0,
  /** The program failed. */
  programFailed: 1,
  /** The command line or the configuration is not right: nothing was started. */
  usage: 2,
  /** A server did not start, and `--strict` was given; or none did. */
  serverFailed: 3,
  /** The person stopped it. */
  stopped: 130,
} as const;

/** Something the person at the command line can mend. Its message is shown as it is, without a stack. */
export class CliError extends Error {
  override readonly name: string = 'CliError';
  readonly exitCode: number;
  constructor(message: string, code: number = exitCode.usage) {
    super(message);
    this.exitCode = code;
  }
}
