import type { CodeMode } from 'sallyport';

import { CliError } from '../cli-error.ts';
import { watchFile } from '../files/watch-file.ts';
import { openSession, type SessionOptions, type SessionPlace } from '../session/open-session.ts';
import { refreshOnChange } from '../session/refresh-on-change.ts';

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
      stack.use(
        refreshOnChange(session.codeMode, {
          signal,
          onRefreshed: () => write(session.codeMode),
          // What was written stays until the tools can be listed again.
          onError: (error) => screen.complain(error instanceof Error ? error.message : String(error)),
        }),
      );
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
