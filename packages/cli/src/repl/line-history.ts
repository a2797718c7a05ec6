import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

import { historyLines } from '../constants.ts';

/** Lines a person typed, the latest first, as `readline` has them. A file that cannot be read holds none. */
export function readHistory(file: string): string[] {
  try {
    return readFileSync(file, 'utf8').split('\n').filter(Boolean).toReversed().slice(0, historyLines);
  } catch {
    return [];
  }
}

/** Keeps them in a file that only its owner can read. A file that cannot be written costs nothing but the memory. */
export function writeHistory(file: string, history: readonly string[]): void {
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    writeFileSync(file, `${history.slice(0, historyLines).toReversed().join('\n')}\n`, { mode: 0o600 });
  } catch {
    // The next start knows less.
  }
}
