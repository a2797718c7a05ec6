import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { text } from 'node:stream/consumers';

import { DemoError, exitCodes } from './demo-error.ts';
import { runProgram } from './run-program.ts';
import { createProgramView } from './screen/program-view.ts';
import type { Stage } from './stage.ts';

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

/** Shows and runs a person's program. Resolves with the exit code. */
export async function playCode(stage: Stage, file: string, code: string): Promise<number> {
  const { screen } = stage;
  screen.print(`${screen.palette.strong('You')}  ${file === '-' ? 'a program from standard input' : file}`, '');
  createProgramView(screen).finish(code);
  screen.print('', screen.palette.strong('Run'));
  const outcome = await runProgram(stage, code);
  return outcome.status === 'completed' ? exitCodes.done : exitCodes.programFailed;
}
