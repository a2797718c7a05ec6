import { type FSWatcher, readFileSync, watch } from 'node:fs';
import { basename, dirname } from 'node:path';

import { settleMs } from '../constants.ts';

/** Tells when what a file holds has changed. */
export interface FileWatch extends Disposable {
  /** Resolves at the next change after the last one that was told. Rejects with the signal's reason on abort. */
  changed(signal: AbortSignal): Promise<void>;
}

/** Watches a file, also one that is replaced or comes later. Editors write in several steps, so it waits until they are done. */
export function watchFile(file: string): FileWatch {
  let known = read(file);
  let wake = Promise.withResolvers<void>();
  let timer: NodeJS.Timeout | undefined;
  const look = (): void => {
    const now = read(file);
    if (now === known) return;
    known = now;
    wake.resolve();
  };
  // The folder is watched: a file that is replaced is another file.
  const watcher: FSWatcher = watch(dirname(file), (_event, name) => {
    if (name !== null && name !== basename(file)) return;
    clearTimeout(timer);
    timer = setTimeout(look, settleMs);
  });
  return {
    async changed(signal) {
      signal.throwIfAborted();
      const stopped = Promise.withResolvers<never>();
      const onAbort = (): void => stopped.reject(signal.reason);
      signal.addEventListener('abort', onAbort, { once: true });
      try {
        await Promise.race([wake.promise, stopped.promise]);
        wake = Promise.withResolvers<void>();
      } finally {
        signal.removeEventListener('abort', onAbort);
      }
    },
    [Symbol.dispose]() {
      clearTimeout(timer);
      watcher.close();
    },
  };
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
