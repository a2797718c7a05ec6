import { exitCodes } from './demo-error.ts';
import { runProgram } from './run-program.ts';
import { createProgramView } from './screen/program-view.ts';
import type { Stage } from './stage.ts';

/** Shows and runs a person's program. Resolves with the exit code. */
export async function playCode(stage: Stage, file: string, code: string): Promise<number> {
  const { screen } = stage;
  screen.print(`${screen.palette.strong('You')}  ${file === '-' ? 'a program from standard input' : file}`, '');
  createProgramView(screen).finish(code);
  screen.print('', screen.palette.strong('Run'));
  const outcome = await runProgram(stage, code);
  return outcome.status === 'completed' ? exitCodes.done : exitCodes.programFailed;
}
