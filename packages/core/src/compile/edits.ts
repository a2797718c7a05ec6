/** Replaces `[start, end)` of a text. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** Made only in the form that a type checker reads. */
  readonly typedOnly?: true;
}

/** Leads an offset back to the text an earlier step had. */
export type OffsetMap = (offset: number) => number;

export interface EditedText {
  readonly text: string;
  /** Offset in `text` to offset before the edits. Inside an edit: where the edit begins. */
  readonly toBefore: OffsetMap;
  /** The other way. What stood where an edit was made stands behind it. */
  readonly toAfter: OffsetMap;
}

/** Makes the edits, which must not overlap; two insertions at one place keep their order. */
export function applyEdits(text: string, edits: readonly Edit[]): EditedText {
  const sorted = edits.toSorted((a, b) => a.start - b.start);
  const startsAfter: number[] = [];
  let edited = '';
  let at = 0;
  for (const edit of sorted) {
    edited += text.slice(at, edit.start);
    startsAfter.push(edited.length);
    edited += edit.text;
    at = edit.end;
  }
  return {
    text: edited + text.slice(at),
    toBefore: (offset) => {
      const index = lastAtOrBefore(startsAfter.length, (i) => startsAfter[i] ?? 0, offset);
      const edit = sorted[index];
      const passed = offset - (startsAfter[index] ?? 0) - (edit?.text.length ?? 0);
      return edit === undefined ? offset : passed < 0 ? edit.start : edit.end + passed;
    },
    toAfter: (offset) => {
      const index = lastAtOrBefore(sorted.length, (i) => sorted[i]?.start ?? 0, offset);
      const edit = sorted[index];
      if (edit === undefined) return offset;
      return (startsAfter[index] ?? 0) + edit.text.length + Math.max(0, offset - edit.end);
    },
  };
}

/** Index of the last of `length` ascending numbers that is not above `offset`; -1 when all are. */
export function lastAtOrBefore(length: number, valueAt: (index: number) => number, offset: number): number {
  let [low, high] = [0, length - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    if (valueAt(middle) <= offset) low = middle + 1;
    else high = middle - 1;
  }
  return high;
}

/** Spaces instead of everything but line breaks, so that no position after it moves. */
export function blank(text: string): string {
  return text.replaceAll(/[^\n\r\u2028\u2029]/g, ' ');
}
