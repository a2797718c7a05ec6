import type { LogLevel } from '@sallyport/contract';
import { gatherMs } from '../constants.ts';
import { currentTime, slice } from './primordials.ts';

/**
 * Lines that leave at once when they are written: a program that says a little and then never yields loses none. Each
 * costs as much as a hundred that are gathered, since a crossing leaves the guest and enters it again.
 */
const promptLines = 3;
/** After those, lines are gathered, but not longer than `gatherMs` and not more than that. */
const gatherLength = 65_536;
/** The clock is looked at once in so many lines. */
const linesPerLook = 8;
/** Turns after which lines leave: a program that only ends has ended by then, and its last message takes them along. */
const turnsToEnd = 8;

const letters: Readonly<Record<LogLevel, string>> = { debug: 'd', log: 'l', info: 'i', warn: 'w', error: 'e' };

/** Gathers console lines and sends them out before they can be lost. */
export function createLogBuffer(
  send: (message: string, urgent?: boolean) => unknown,
  limit: () => number,
): {
  write(level: LogLevel, text: string): void;
  /** Lets what was gathered go out with the next message, and before it. */
  goAhead(): void;
  /** What has not been sent, as `decodeLogs` reads it; `''` when nothing is left. */
  drain(): string;
  /** Forgets what was written: a new program begins. */
  reset(): void;
} {
  let head = '';
  let body = '';
  let gathered = 0;
  let kept = 0;
  let written = 0;
  let lastFlush = 0;
  let isTicking = false;
  let isFull = false;
  let most = 0;
  const flush = (): void => {
    if (gathered === 0) return;
    lastFlush = currentTime();
    send(`log\n${drain()}`, true);
  };
  const drain = (): string => {
    const block = gathered === 0 ? '' : `${head}\n${body}`;
    head = body = '';
    gathered = 0;
    return block;
  };
  const tick = async (): Promise<void> => {
    for (let turn = 0; turn < turnsToEnd; turn++) await undefined;
    isTicking = false;
    flush();
  };
  const keep = (level: LogLevel, text: string): void => {
    head += letters[level] + text.length;
    body += text;
    gathered++;
    written++;
  };
  return {
    write(level, text) {
      if (isFull) return;
      const room = most - kept;
      // Empty lines cost something too, or they would never fill it.
      kept += text.length + 1;
      isFull = text.length > room;
      keep(level, isFull ? slice(text, 0, room > 0 ? room : 0) : text);
      if (isFull) keep('warn', `[console output is kept up to ${most} characters; the rest is not]`);
      if (isFull || written <= promptLines || body.length >= gatherLength) flush();
      else if (gathered % linesPerLook === 0 && currentTime() - lastFlush >= gatherMs) flush();
      else if (!isTicking) {
        isTicking = true;
        void tick();
      }
    },
    goAhead() {
      if (gathered > 0) send(`log\n${drain()}`);
    },
    drain,
    reset() {
      head = body = '';
      gathered = kept = written = lastFlush = 0;
      isFull = false;
      most = limit();
    },
  };
}
