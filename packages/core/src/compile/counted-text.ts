/** A slice is followed by work on what was cut. */
const sliceCost = 8;

/** Thrown when a reader asked for more than it may. */
export class TooManyReads extends Error {
  override readonly name: string = 'TooManyReads';
}

/**
 * A text that counts how often it is read, and ends the reader that asks too often.
 *
 * The type stripper backtracks, and some constructs make it do twice the work at every level of nesting; it takes no
 * limit and cannot be interrupted. It reads its input through `length`, `charCodeAt`, `slice` and `startsWith` only, so
 * an object with these stands in for the string. The stripper's version is pinned and a test runs it against such
 * programs.
 */
export function countedText(text: string, reads: number): string {
  let left = reads;
  const count = (cost: number): void => {
    left -= cost;
    if (left < 0) throw new TooManyReads('The program takes too long to read.');
  };
  const counted = {
    length: text.length,
    charCodeAt: (index: number): number => {
      count(1);
      return text.charCodeAt(index);
    },
    slice: (start: number, end?: number): string => {
      count(sliceCost);
      return text.slice(start, end);
    },
    startsWith: (start: string): boolean => text.startsWith(start),
    toString: (): string => text,
  };
  return counted as unknown as string;
}
