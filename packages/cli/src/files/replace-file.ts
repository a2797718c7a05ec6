import { randomUUID } from 'node:crypto';
import { chmodSync, readFileSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';

import { CliError } from '../cli-error.ts';

/**
 * Replaces a file as a whole, so that a reader never sees half of it: through a link, with the mode it had. Throws a
 * {@link CliError} that names it.
 */
export function replaceFile(path: string, text: string): void {
  const file = resolved(path);
  const beside = `${file}.${randomUUID()}`;
  try {
    const mode = modeOf(file);
    // Never more open than the file was, not even for a moment.
    writeFileSync(beside, text, { flag: 'wx', ...(mode !== undefined && { mode }) });
    if (mode !== undefined) chmodSync(beside, mode);
    renameSync(beside, file);
  } catch (error) {
    const { code = 'no reason given' } = error as NodeJS.ErrnoException;
    throw new CliError(`${path} cannot be written (${code}).`);
  } finally {
    rmSync(beside, { force: true });
  }
}

/** Replaces a file unless it holds the text already. True when it was written. */
export function writeIfChanged(path: string, text: string): boolean {
  if (readIfThere(path) === text) return false;
  replaceFile(path, text);
  return true;
}

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

function resolved(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}

function modeOf(file: string): number | undefined {
  const mode = statSync(file, { throwIfNoEntry: false })?.mode;
  return mode === undefined ? undefined : mode & 0o777;
}
