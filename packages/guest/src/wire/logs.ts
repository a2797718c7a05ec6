import type { LogLevel } from '@sallyport/contract';

/** A console line that came out. Whoever keeps it says when. */
export interface WireLog {
  readonly level: LogLevel;
  text: string;
  atMs: number;
}

/**
 * Lines cross as `l4e12\n` and then their texts in one: a letter for the level and how long the text is. Nothing in a
 * line needs an escape, on either side.
 */
const levels: ReadonlyMap<number, LogLevel> = new Map<number, LogLevel>([
  [0x64, 'debug'],
  [0x6c, 'log'],
  [0x69, 'info'],
  [0x77, 'warn'],
  [0x65, 'error'],
]);
const [zero, nine] = [0x30, 0x39];

/** Reads lines as hostile text. Undefined for anything a guest runtime does not write. */
export function decodeLogs(block: string): readonly WireLog[] | undefined {
  const head = block.indexOf('\n');
  if (head < 0) return undefined;
  const lines: WireLog[] = [];
  let from = head + 1;
  for (let at = 0; at < head;) {
    const level = levels.get(block.charCodeAt(at++));
    if (level === undefined) return undefined;
    const first = at;
    let length = 0;
    for (let code = block.charCodeAt(at); code >= zero && code <= nine; code = block.charCodeAt(++at)) {
      length = length * 10 + code - zero;
    }
    if (at === first || from + length > block.length) return undefined;
    lines.push({ level, text: block.slice(from, from + length), atMs: 0 });
    from += length;
  }
  return from === block.length ? lines : undefined;
}
