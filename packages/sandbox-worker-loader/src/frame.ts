/** One text on its way. `id > 0` is a message or its answer, `0` the last message; `-1` says that the guest broke. */
export interface Letter {
  readonly id: number;
  readonly text: string;
}

/** Many letters as one text: `id,length,id,length`, a line break, and the texts. Nothing is escaped, nothing is parsed. */
export function writeFrame(letters: readonly Letter[]): string {
  let header = '';
  let body = '';
  for (const { id, text } of letters) {
    header += header === '' ? `${id},${text.length}` : `,${id},${text.length}`;
    body += text;
  }
  return `${header}\n${body}`;
}

/** Reads a frame of the guest's. Undefined for anything that is none. */
export function readFrame(frame: string): readonly Letter[] | undefined {
  const headerEnd = frame.indexOf('\n');
  if (headerEnd < 0) return undefined;
  if (headerEnd === 0) return frame.length === 1 ? [] : undefined;
  const numbers = frame.slice(0, headerEnd).split(',').map(Number);
  const letters: Letter[] = [];
  let start = headerEnd + 1;
  for (let index = 0; index < numbers.length; index += 2) {
    const [id, length] = [numbers[index], numbers[index + 1]];
    if (id === undefined || length === undefined || !Number.isSafeInteger(id) || !Number.isSafeInteger(length)) {
      return undefined;
    }
    const end = start + length;
    if (id < -1 || length < 0 || end > frame.length) return undefined;
    letters.push({ id, text: frame.slice(start, end) });
    start = end;
  }
  return start === frame.length ? letters : undefined;
}
