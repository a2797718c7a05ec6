import type { LogLine } from '@sallyport/contract';
import type { WireLog } from '@sallyport/guest';

import { logLines } from '../limits.ts';

/** Keeps a run's console lines, within bounds whatever the guest sends. */
export function createLogBook(
  limit: number,
  elapsedMs: () => number,
  onLine: ((line: LogLine) => void) | undefined,
): { add(lines: readonly WireLog[]): void; readonly lines: readonly LogLine[] } {
  const lines: LogLine[] = [];
  // The guest keeps to the limit and says in one more line that it did; that line fits in here.
  let room = limit + 256;
  return {
    add(arrived) {
      const atMs = elapsedMs();
      for (const line of arrived) {
        if (room <= 0 || lines.length >= logLines) return;
        const { length } = line.text;
        if (length > room) line.text = line.text.slice(0, room);
        line.atMs = atMs;
        room -= length + 1;
        lines.push(line);
        onLine?.(line);
      }
    },
    lines,
  };
}
