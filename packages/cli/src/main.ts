import process from 'node:process';

import { CommanderError } from 'commander';

import { CliError, exitCode } from './cli-error.ts';
import { createProgram } from './create-program.ts';

/** Runs the command line of this process. Resolves with the exit code. */
export async function main(argv: readonly string[]): Promise<number> {
  const stop = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM'] as const) {
    process.on(name, () => stop.abort(new CliError('Stopped.', exitCode.stopped)));
  }
  let code: number = exitCode.ok;
  try {
    await createProgram({ signal: stop.signal, end: (given) => (code = given) }).parseAsync(argv);
  } catch (error) {
    // What is wrong with the arguments was said already; so was the help, which ends well.
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCode.ok : exitCode.usage;
    if (!(error instanceof Error)) throw error;
    process.stderr.write(`${error instanceof CliError ? error.message : `${error.name}: ${error.message}`}\n`);
    code = error instanceof CliError ? error.exitCode : exitCode.usage;
  }
  return code;
}
