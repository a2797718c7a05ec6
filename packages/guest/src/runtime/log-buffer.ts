import type { LogLevel } from '@sallyport/contract';
import { currentTime, push, slice, stringify } from './primordials.ts';

/** Lines that leave at once when they are written: a program that logs a little and then never yields loses none. */
const promptLines = 10;
/** After those, lines are gathered, but not longer than this and not more than that. */
const gatherMs = 2;
const gatherLines = 256;

/** Gathers console lines and sends them out before they can be lost. */
export function createLogBuffer(
  send: (message: string, urgent: boolean) => unknown,
  limit: () => number,
): {
  write(level: LogLevel, text: string): void;
  /** What has not been sent, as JSON; `''` when nothing is left. */
  drain(): string;
  /** Forgets what was written: a new program begins. */
  reset(): void;
} {
  let lines: (readonly [LogLevel, string])[] = [];
  let kept = 0;
  let written = 0;
  let lastFlush = 0;
  let isTicking = false;
  let isFull = false;
  const flush = (): void => {
    if (lines.length === 0) return;
    lastFlush = currentTime();
    send(`log\n${drain()}`, true);
  };
  const drain = (): string => {
    const json = lines.length === 0 ? '' : (stringify(lines) ?? '');
    lines = [];
    return json;
  };
  const tick = async (): Promise<void> => {
    await undefined;
    isTicking = false;
    flush();
  };
  const keep = (level: LogLevel, text: string): void => {
    push(lines, [level, text]);
    written++;
    if (written <= promptLines || lines.length >= gatherLines || currentTime() - lastFlush >= gatherMs) flush();
    else if (!isTicking) {
      isTicking = true;
      void tick();
    }
  };
  return {
    write(level, text) {
      if (isFull) return;
      const room = limit() - kept;
      kept += text.length;
      if (text.length <= room) keep(level, text);
      else {
        isFull = true;
        keep(level, slice(text, 0, room > 0 ? room : 0));
        keep('warn', `[console output is kept up to ${limit()} characters; the rest is not]`);
      }
    },
    drain,
    reset() {
      lines = [];
      kept = written = lastFlush = 0;
      isFull = false;
    },
  };
}
