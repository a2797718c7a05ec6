import { lastAtOrBefore, type OffsetMap } from './edits.ts';

/** A token's begin after and before stripping. */
interface Segment {
  readonly after: number;
  readonly before: number;
}

/**
 * Reads the stripper's source map, which knows the begin of every token, into a map of offsets.
 *
 * Tokens that were removed share their place with the next one kept, and the map names the first of them. What was kept
 * was kept letter for letter, so the last place that holds the same letters is the right one.
 */
export function sourceMapper(before: string, after: string, mappings: string): OffsetMap {
  const segments = segmentsOf(before, after, mappings);
  return (offset) => {
    const index = lastAtOrBefore(segments.length, (i) => segments[i]?.after ?? 0, offset);
    const segment = segments[index];
    if (segment === undefined) return Math.min(offset, before.length);
    const next = segments[index + 1] ?? { after: after.length, before: before.length };
    const kept = after.slice(segment.after, next.after).trimEnd();
    const begin = kept === '' ? -1 : before.slice(segment.before, next.before).lastIndexOf(kept);
    const start = segment.before + Math.max(begin, 0);
    return Math.min(start + offset - segment.after, Math.max(next.before - 1, start), before.length);
  };
}

/** Lines of the map end at line feeds, and have the same number on both sides. */
function segmentsOf(before: string, after: string, mappings: string): Segment[] {
  const segments: Segment[] = [];
  let afterLine = 0;
  let beforeLine = 0;
  let beforeColumn = 0;
  for (const line of mappings.split(';')) {
    let afterColumn = 0;
    for (const segment of line === '' ? [] : line.split(',')) {
      const [columnDelta = 0, , , beforeDelta = 0] = decode(segment);
      afterColumn += columnDelta;
      beforeColumn += beforeDelta;
      segments.push({ after: afterLine + afterColumn, before: beforeLine + beforeColumn });
    }
    afterLine = nextLine(after, afterLine);
    beforeLine = nextLine(before, beforeLine);
  }
  return segments;
}

function nextLine(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end === -1 ? text.length : end + 1;
}

const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Base64 VLQ, as source maps write numbers. */
function decode(segment: string): number[] {
  const numbers: number[] = [];
  let value = 0;
  let shift = 0;
  for (const letter of segment) {
    const digit = digits.indexOf(letter);
    value += (digit & 31) << shift;
    shift += 5;
    if (digit & 32) continue;
    numbers.push(value & 1 ? -(value >> 1) : value >> 1);
    value = 0;
    shift = 0;
  }
  return numbers;
}
