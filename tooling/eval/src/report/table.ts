/** Rows as columns in plain text; `right` are the columns of numbers. The first row is the head. */
export function textTable(rows: readonly (readonly string[])[], right: readonly number[]): string {
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  return rows
    .map((row) =>
      row
        .map((cell, column) => {
          const width = widths[column] ?? 0;
          return right.includes(column) ? cell.padStart(width) : cell.padEnd(width);
        })
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** The same as Markdown. */
export function markdownTable(rows: readonly (readonly string[])[], right: readonly number[]): string {
  const [head = [], ...rest] = rows;
  const rule = head.map((_, column) => (right.includes(column) ? '---:' : '---'));
  const print = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [print(head), print(rule), ...rest.map(print)].join('\n');
}

/** `12,345`. */
export function count(number: number): string {
  return number.toLocaleString('en-US');
}

/** `yes`, `no`, or how many of how many. */
export function mark(done: number, of: number): string {
  if (of === 0) return '–';
  if (done === of) return 'yes';
  return done === 0 ? 'no' : `${done} of ${of}`;
}
