#!/usr/bin/env node
import process from 'node:process';

import { CliError } from './cli-error.ts';
import { createProgram } from './create-program.ts';

const stop = new AbortController();
for (const name of ['SIGINT', 'SIGTERM'] as const) process.on(name, () => stop.abort(new CliError('Stopped.', 130)));

let code = 0;
try {
  await createProgram({ signal: stop.signal, end: (given) => (code = given) }).parseAsync(process.argv);
} catch (error) {
  if (!(error instanceof Error)) throw error;
  process.stderr.write(`${error instanceof CliError ? error.message : `${error.name}: ${error.message}`}\n`);
  code = error instanceof CliError ? error.exitCode : 2;
}
process.exit(code);
