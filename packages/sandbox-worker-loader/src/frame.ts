/** One text on its way. `id > 0` is a message or its answer, `0` the last message; `-1` says that the guest broke. */
export interface Letter {
  readonly id: number;
  readonly text: string;
}

/** Answers as one text: `id,length,id,length`, a line break, and the texts. Nothing is escaped, nothing is parsed. */
export function writeFrame(letters: readonly Letter[]): string {
  let header = '';
  let body = '';
  for (const { id, text } of letters) {
    header += header === '' ? `${id},${text.length}` : `,${id},${text.length}`;
    body += text;
  }
  return `${header}\n${body}`;
}

/** What a frame of the guest's begins with when its last text ends the guest. */
const endings: ReadonlyMap<string, number> = new Map([
  ['.', 0],
  ['-', -1],
]);

/**
 * Reads a frame of the guest's: the number of its first message, from which they count on, the length of each, a line
 * break, and the texts. Undefined for anything that is none.
 */
export function readFrame(frame: string): readonly Letter[] | undefined {
  const headerEnd = frame.indexOf('\n');
  if (headerEnd < 0) return undefined;
  if (headerEnd === 0) return frame.length === 1 ? [] : undefined;
  const ending = endings.get(frame.charAt(0));
  const [first = 0, ...lengths] = frame
    .slice(ending === undefined ? 0 : 1, headerEnd)
    .split(',')
    .map(Number);
  if (!Number.isSafeInteger(first) || first < 1 || lengths.length === 0) return undefined;
  const letters: Letter[] = [];
  let start = headerEnd + 1;
  for (const [index, length] of lengths.entries()) {
    const end = start + length;
    if (!Number.isSafeInteger(length) || length < 0 || end > frame.length) return undefined;
    const isEnding = ending !== undefined && index === lengths.length - 1;
    letters.push({ id: isEnding ? ending : first + index, text: frame.slice(start, end) });
    start = end;
  }
  return start === frame.length ? letters : undefined;
}
