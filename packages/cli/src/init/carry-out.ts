import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

import { CliError } from '../cli-error.ts';
import { replaceFile } from '../files/replace-file.ts';
import type { InitPlan } from './plan-init.ts';

/** Writes what was planned, or nothing. Throws a {@link CliError} when the file has changed since. */
export function carryOut({ file, before, after, config, move }: InitPlan): void {
  if (readFileSync(file, 'utf8') !== before) {
    throw new CliError(`${file} has changed meanwhile: nothing was written. Try again.`);
  }
  if (move === undefined) return replaceFile(file, after);
  mkdirSync(dirname(config), { recursive: true, mode: 0o700 });
  // It may hold keys, so only its owner reads it.
  writeFileSync(config, move.text, { flag: 'wx', mode: 0o600 });
  try {
    replaceFile(file, after);
  } catch (error) {
    rmSync(config, { force: true });
    throw error;
  }
}
