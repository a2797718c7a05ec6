import { lineRange, type Position } from './positions.ts';

const linesAround = 2;
const widest = 100;

/**
 * The lines of `source` around a place, with a caret under it. Shown to the model for a program that does not parse, and
 * for one that threw. Long lines are cut around the column; control characters never come through.
 */
export function codeFrame(source: string, position: Position): string {
  const first = Math.max(1, position.line - linesAround);
  const gutter = String(position.line + linesAround).length;
  const from = Math.max(0, position.column - Math.floor(widest / 2));
  const rows: string[] = [];
  for (let line = first; line <= position.line + linesAround; line += 1) {
    const range = lineRange(source, line);
    if (range === undefined) break;
    const here = line === position.line;
    const shown = cut(
      source.slice(range.start, range.start + Math.min(range.end - range.start, from + widest + 1)),
      from,
    );
    rows.push(`${here ? '>' : ' '} ${String(line).padStart(gutter)} | ${shown}`.trimEnd());
    if (here) rows.push(`  ${' '.repeat(gutter)} | ${' '.repeat(position.column - 1 - from + (from > 0 ? 1 : 0))}^`);
  }
  return rows.join('\n');
}

/** At most `widest` characters from `from` on, with an ellipsis on the sides that lost something. */
function cut(line: string, from: number): string {
  const before = from > 0 && line.length > 0 ? '…' : '';
  const after = line.length > from + widest ? '…' : '';
  return before + clean(line.slice(from, from + widest)) + after;
}

/** One visible cell for every unit, so that the caret stands where it should. */
function clean(text: string): string {
  return text
    .replaceAll('\t', ' ')
    .replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '\uFFFD')
    .toWellFormed();
}
