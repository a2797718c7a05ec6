import type { Interface } from 'node:readline';

/** Lines as they are typed; those that come while a program runs wait. */
export interface LineQueue {
  /** The next line; undefined when there are no more. Rejects with the signal's reason on abort. */
  next(signal: AbortSignal): Promise<string | undefined>;
  /** Drops the lines that wait. */
  clear(): void;
}

/** The lines of a `readline` interface. */
export function queueLines(lines: Interface): LineQueue {
  const waiting: string[] = [];
  let isClosed = false;
  let wake = Promise.withResolvers<void>();
  lines.on('line', (line) => {
    waiting.push(line);
    wake.resolve();
  });
  lines.once('close', () => {
    isClosed = true;
    wake.resolve();
  });
  return {
    async next(signal) {
      const onAbort = (): void => wake.resolve();
      signal.addEventListener('abort', onAbort, { once: true });
      try {
        for (;;) {
          signal.throwIfAborted();
          const line = waiting.shift();
          if (line !== undefined || isClosed) return line;
          await wake.promise;
          wake = Promise.withResolvers();
        }
      } finally {
        signal.removeEventListener('abort', onAbort);
      }
    },
    clear: () => void waiting.splice(0),
  };
}
