import { ModelError } from '@sallyport/real-model';

import { DemoError, exitCodes } from './demo-error.ts';
import { readArguments } from './read-arguments.ts';
import { readProgram } from './read-program.ts';
import { cleanText } from './screen/clean-text.ts';
import { createScreen } from './screen/screen.ts';
import { listenForStop } from './stop.ts';
import { usage } from './usage.ts';

/** Runs the demo and resolves with its exit code; everything it started is gone then. */
export async function runDemo(args: readonly string[]): Promise<number> {
  using stop = listenForStop();
  try {
    const asked = readArguments(args);
    if (asked.mode === 'help') {
      process.stdout.write(`${usage}\n`);
      return exitCodes.done;
    }
    const program = asked.mode === 'code' ? await readProgram(asked.file) : '';
    // Loaded when it is known to be needed: a wrong flag is told at once.
    const { play } = await import('./play.ts');
    return await play({ asked, program, stop });
  } catch (error) {
    const reason: unknown = stop.signal.aborted ? stop.signal.reason : withExitCode(error);
    if (!(reason instanceof DemoError)) throw error;
    const complaints = createScreen(process.stderr, process.env);
    complaints.print(complaints.palette.bad(cleanText(reason.message)));
    return reason.exitCode;
  }
}

function withExitCode(error: unknown): unknown {
  if (!(error instanceof ModelError)) return error;
  return new DemoError(exitCodes.modelFailed, `${error.message}\nOr run with --recorded.`, { cause: error });
}
