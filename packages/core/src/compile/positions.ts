/** One-based place in a text; `column` counts UTF-16 units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** What ends a line for every JavaScript engine. */
const lineEnd = /\r\n|[\n\r\u2028\u2029]/g;

/** The position of `offset` in `text`. Called once per reported error. */
export function positionAt(text: string, offset: number): Position {
  let line = 1;
  let lineStart = 0;
  for (const end of text.matchAll(lineEnd)) {
    const next = end.index + end[0].length;
    if (next > offset) break;
    line += 1;
    lineStart = next;
  }
  return { line, column: offset - lineStart + 1 };
}

/** The offset of `position` in `text`, or `undefined` where the text has no such place. One past a line's end counts. */
export function offsetAt(text: string, position: Position): number | undefined {
  const range = lineRange(text, position.line);
  if (range === undefined || position.column < 1) return undefined;
  const offset = range.start + position.column - 1;
  return offset <= range.end ? offset : undefined;
}

/** Where line `line` begins, and where it ends without its line break. */
export function lineRange(text: string, line: number): { readonly start: number; readonly end: number } | undefined {
  let current = 1;
  let start = 0;
  for (const end of text.matchAll(lineEnd)) {
    if (current === line) return { start, end: end.index };
    current += 1;
    start = end.index + end[0].length;
  }
  return current === line ? { start, end: text.length } : undefined;
}
