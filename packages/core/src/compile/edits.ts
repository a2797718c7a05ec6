/** Replaces `[start, end)` of a text. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Leads an offset back to the text an earlier step had. */
export type OffsetMap = (offset: number) => number;

export interface EditedText {
  readonly text: string;
  /** Offset in `text` to offset before the edits. Inside an edit: where the edit begins. */
  readonly toBefore: OffsetMap;
}

/** Makes the edits, which must not overlap; two insertions at one place keep their order. */
export function applyEdits(text: string, edits: readonly Edit[]): EditedText {
  const sorted = edits.toSorted((a, b) => a.start - b.start);
  let edited = '';
  let at = 0;
  for (const edit of sorted) {
    edited += text.slice(at, edit.start) + edit.text;
    at = edit.end;
  }
  return { text: edited + text.slice(at), toBefore: (offset) => offsetBefore(sorted, offset) };
}

function offsetBefore(sorted: readonly Edit[], offset: number): number {
  let shift = 0;
  for (const edit of sorted) {
    const start = edit.start + shift;
    if (offset < start) break;
    if (offset < start + edit.text.length) return edit.start;
    shift += edit.text.length - (edit.end - edit.start);
  }
  return offset - shift;
}

/** Spaces instead of everything but line breaks, so that no position after it moves. */
export function blank(text: string): string {
  return text.replaceAll(/[^\n\r\u2028\u2029]/g, ' ');
}
