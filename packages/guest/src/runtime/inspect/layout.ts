import { floor, includes, join, max, min, padEnd, padStart, push, repeat, round, sqrt } from '../primordials.ts';
import type { InspectState } from './state.ts';
import { textWidth } from './text-width.ts';

/** Levels of nesting that may share a line. */
const compactLevels = 3;

/** A structure's parts, ready to be put on one line or on many. */
export interface Parts {
  /** What stands before the opening brace: an error's text, a function's name. */
  readonly base: string;
  readonly open: string;
  readonly close: string;
  readonly entries: readonly string[];
  /** Set for arrays: short items are then shown in columns, numbers flush right. */
  readonly columns?: { readonly isNumeric: boolean; readonly hasMore: boolean };
}

/** Joins the parts, by the same rules as Node's `util.inspect`, which is what people are used to reading. */
export function layOut(state: InspectState, parts: Parts, depth: number): string {
  const lead = parts.base === '' ? '' : `${parts.base} `;
  const entries =
    parts.columns !== undefined && parts.entries.length > 6
      ? intoColumns(state, parts.entries, parts.columns)
      : parts.entries;
  if (state.currentDepth - depth < compactLevels && entries === parts.entries && fitsOnLine(state, parts)) {
    const line = join(entries, ', ');
    if (!includes(line, '\n')) return `${lead}${parts.open} ${line} ${parts.close}`;
  }
  const margin = `\n${repeat(' ', state.indentation)}`;
  return `${lead}${parts.open}${margin}  ${join(entries, `,${margin}  `)}${margin}${parts.close}`;
}

function fitsOnLine(state: InspectState, parts: Parts): boolean {
  const { entries } = parts;
  // Ten columns are kept back for the name this stands behind.
  let width = entries.length * 2 + state.indentation + parts.open.length + parts.base.length + 10;
  if (width > state.lineWidth) return false;
  for (let index = 0; index < entries.length; index++) {
    width += (entries[index] as string).length;
    if (width > state.lineWidth) return false;
  }
  return parts.base === '' || !includes(parts.base, '\n');
}

function intoColumns(
  state: InspectState,
  entries: readonly string[],
  options: { readonly isNumeric: boolean; readonly hasMore: boolean },
): readonly string[] {
  // The line "... n more items" stands by itself.
  const count = options.hasMore ? entries.length - 1 : entries.length;
  const widths: number[] = [];
  let total = 0;
  let longest = 0;
  for (let index = 0; index < count; index++) {
    const width = textWidth(entries[index] as string);
    push(widths, width);
    total += width + 2;
    longest = max(longest, width);
  }
  const columns = countColumns(state, { count, total, longest, entries: entries.length });
  if (columns <= 1) return entries;
  const lines = fillColumns(entries, widths, columns, options.isNumeric);
  if (options.hasMore) push(lines, entries[count]);
  return lines;
}

function countColumns(
  state: InspectState,
  sizes: { readonly count: number; readonly total: number; readonly longest: number; readonly entries: number },
): number {
  const cell = sizes.longest + 2;
  const isEven = sizes.total / cell > 5 || sizes.longest <= 6;
  if (cell * 3 + state.indentation >= state.lineWidth || !isEven) return 1;
  const bias = sqrt(cell - sizes.total / sizes.entries);
  const biased = max(cell - 3 - bias, 1);
  // A square block of text: a character is about two and a half times as high as wide.
  const square = round(sqrt(2.5 * biased * sizes.count) / biased);
  return min(min(square, floor((state.lineWidth - state.indentation) / cell)), compactLevels * 4);
}

function fillColumns(
  entries: readonly string[],
  widths: readonly number[],
  columns: number,
  isNumeric: boolean,
): string[] {
  const columnWidths: number[] = [];
  for (let column = 0; column < columns; column++) {
    let widest = 0;
    for (let index = column; index < widths.length; index += columns) widest = max(widest, widths[index] as number);
    push(columnWidths, widest + 2);
  }
  const lines: string[] = [];
  for (let first = 0; first < widths.length; first += columns) {
    const last = min(first + columns, widths.length) - 1;
    let line = '';
    for (let index = first; index <= last; index++) {
      const text = entries[index] as string;
      const isLast = index === last;
      const width = (columnWidths[index - first] as number) + text.length - (widths[index] as number);
      if (isNumeric) line += padStart(isLast ? text : `${text}, `, isLast ? width - 2 : width);
      else line += isLast ? text : padEnd(`${text}, `, width);
    }
    push(lines, line);
  }
  return lines;
}
