import type { LogLevel } from '@sallyport/contract';
import { currentTime, slice, stringify } from './primordials.ts';

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
  let json = '';
  let gathered = 0;
  let kept = 0;
  let written = 0;
  let lastFlush = 0;
  let isTicking = false;
  let isFull = false;
  const flush = (): void => {
    if (json === '') return;
    lastFlush = currentTime();
    send(`log\n${drain()}`, true);
  };
  const drain = (): string => {
    const list = json === '' ? '' : `[${json}]`;
    json = '';
    gathered = 0;
    return list;
  };
  const tick = async (): Promise<void> => {
    await undefined;
    isTicking = false;
    flush();
  };
  const keep = (level: LogLevel, text: string): void => {
    // A string has no `toJSON` that a program could have put in its way.
    json += `${json === '' ? '' : ','}["${level}",${stringify(text) ?? '""'}]`;
    gathered++;
    written++;
  };
  return {
    write(level, text) {
      if (isFull) return;
      const room = limit() - kept;
      // Empty lines cost something too, or they would never fill it.
      kept += text.length + 1;
      isFull = text.length > room;
      keep(level, isFull ? slice(text, 0, room > 0 ? room : 0) : text);
      if (isFull) keep('warn', `[console output is kept up to ${limit()} characters; the rest is not]`);
      if (isFull || written <= promptLines || gathered >= gatherLines || currentTime() - lastFlush >= gatherMs) flush();
      else if (!isTicking) {
        isTicking = true;
        void tick();
      }
    },
    drain,
    reset() {
      json = '';
      gathered = kept = written = lastFlush = 0;
      isFull = false;
    },
  };
}
