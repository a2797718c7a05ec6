import { startRepl } from '@sallyport/cli/repl';

import { exitCodes } from './demo-error.ts';
import { runProgram } from './run-program.ts';
import { cleanText } from './screen/clean-text.ts';
import { createProgramView } from './screen/program-view.ts';
import { wrapText } from './screen/wrap-text.ts';
import type { Stage } from './stage.ts';

/**
 * Lets a person type programs, or pipe them in, until the input ends. Resolves with the exit code: piped input with a
 * failed program gives 1.
 */
export async function playRepl(stage: Stage): Promise<number> {
  const { screen, codeMode, signal } = stage;
  const { palette } = screen;
  const isTyped = process.stdin.isTTY === true && process.stdout.isTTY === true;
  if (isTyped) screen.print('Type a program, or .help. Each is a world of its own.', '');
  const well = await startRepl({
    codeMode,
    signal,
    input: process.stdin,
    output: process.stdout,
    print: (text) => screen.print(...cleanText(text).split('\n'), ''),
    showHit({ path, description }) {
      const lines = wrapText(cleanText(description), screen.columns() - 4).map((each) => `    ${palette.quiet(each)}`);
      screen.print(`  ${palette.name(path)}`, ...lines);
    },
    run: async (code, stop) => {
      if (!isTyped) {
        createProgramView(screen).finish(code);
        screen.print('');
      }
      return (await runProgram({ ...stage, signal: stop }, code)).status === 'completed';
    },
  });
  return well ? exitCodes.done : exitCodes.programFailed;
}
