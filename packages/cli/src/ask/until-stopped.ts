import { CliError, exitCode } from '../cli-error.ts';

/** Where a question is put, and what takes it back. */
export interface Asking {
  readonly output: NodeJS.WritableStream;
  readonly signal: AbortSignal;
}

/** The answer to a question. A person who presses Ctrl-C at it stops the command. */
export async function untilStopped<Answer>(question: Promise<Answer>, signal: AbortSignal): Promise<Answer> {
  try {
    return await question;
  } catch (error) {
    if (signal.aborted) throw signal.reason;
    if (error instanceof Error && error.name === 'ExitPromptError') throw new CliError('Stopped.', exitCode.stopped);
    throw error;
  }
}
