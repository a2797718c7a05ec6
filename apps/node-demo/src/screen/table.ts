import { textWidth } from './text-width.ts';

/** Rows in columns as wide as their longest cell. Columns named in `right` hold numbers. */
export function tableLines(
  rows: readonly (readonly string[])[],
  options: { readonly columns: number; readonly right: readonly number[] },
): readonly string[] {
  const count = Math.max(...rows.map((row) => row.length));
  const widths = Array.from({ length: count }, (_, index) =>
    Math.max(...rows.map((row) => textWidth(row[index] ?? ''))),
  );
  return rows.map((row) => {
    const cells = row.map((cell, index) => {
      const fill = ' '.repeat(Math.max((widths[index] ?? 0) - textWidth(cell), 0));
      return options.right.includes(index) ? fill + cell : cell + fill;
    });
    const line = `  ${cells.join('   ')}`.trimEnd();
    return textWidth(line) > options.columns ? `  ${clipKeepingGaps(line.slice(2), options.columns - 2)}` : line;
  });
}

/** Clips the end only: the gaps between columns are kept. */
function clipKeepingGaps(line: string, columns: number): string {
  let end = line.length;
  while (textWidth(line.slice(0, end)) > columns - 1) end -= 1;
  return end < line.length ? `${line.slice(0, end)}…` : line;
}
