import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseEnv } from 'node:util';

import { CliError } from '../cli-error.ts';

/** Reads the variables of an `envFile`. Throws a {@link CliError} that names the file. */
export function readEnvFile(path: string, folder: string, place: string): Readonly<Record<string, string>> {
  const file = resolve(folder, path);
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    throw new CliError(`${place}: the "envFile" ${file} cannot be read.`);
  }
  const entries = Object.entries(parseEnv(text));
  return Object.fromEntries(entries.filter((entry): entry is [string, string] => entry[1] !== undefined));
}
