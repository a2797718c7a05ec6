import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { text } from 'node:stream/consumers';

import { DemoError, exitCodes } from './demo-error.ts';

/** Reads a person's program. Called before anything is started, so that a wrong name is told at once. */
export async function readProgram(file: string): Promise<string> {
  if (file === '-') return text(process.stdin);
  // Package managers may start us elsewhere and say here where the person stood.
  const folders = [process.cwd(), process.env['INIT_CWD'] ?? process.cwd()];
  for (const folder of new Set(folders)) {
    try {
      return await readFile(resolve(folder, file), 'utf8');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') {
        throw new DemoError(exitCodes.wrongUsage, `${file} cannot be read: ${(error as Error).message}`);
      }
    }
  }
  throw new DemoError(exitCodes.wrongUsage, `There is no file ${file}. Name one after --code.`);
}
