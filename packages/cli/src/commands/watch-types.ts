import type { CodeMode } from 'sallyport';

import { CliError } from '../cli-error.ts';
import { watchFile } from '../files/watch-file.ts';
import { openSession, type Session, type SessionOptions, type SessionPlace } from '../session/open-session.ts';

/**
 * Writes the types now, when a server says its tools changed, and when the configuration changes, which starts the servers
 * anew. A configuration that is broken is told, and the one after it is waited for. Resolves when the person stops it.
 */
export async function watchTypes(
  options: SessionOptions & { readonly config: string },
  place: SessionPlace,
  write: (codeMode: CodeMode) => void,
): Promise<void> {
  const { screen, signal } = place;
  using config = watchFile(options.config);
  while (!signal.aborted) {
    await using stack = new AsyncDisposableStack();
    try {
      const session = stack.use(await openSession(options, place));
      write(session.codeMode);
    } catch (error) {
      if (signal.aborted) return;
      if (!(error instanceof CliError)) throw error;
      screen.complain(error.message);
    }
    screen.say(`watching ${options.config}`);
    await config.changed(signal).catch((error: unknown) => {
      if (!signal.aborted) throw error;
    });
  }
}

/** One listing at a time; a change while one is under way brings one more. */
function writeOnChange(
  { codeMode }: Session,
  { screen, signal }: SessionPlace,
  write: (codeMode: CodeMode) => void,
): Disposable {
  let isRunning = false;
  let isWanted = false;
  const run = async (): Promise<void> => {
    isRunning = true;
    while (isWanted && !signal.aborted) {
      isWanted = false;
      try {
        await codeMode.refresh({ signal });
        write(codeMode);
      } catch (error) {
        // What was written stays until the tools can be listed again.
        if (!signal.aborted) screen.complain(error instanceof Error ? error.message : String(error));
      }
    }
    isRunning = false;
  };
  return codeMode.onToolsChanged(() => {
    isWanted = true;
    if (!isRunning) void run();
  });
}
