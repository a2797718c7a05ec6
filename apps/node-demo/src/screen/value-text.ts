import { inspect } from 'node:util';

import { cleanText } from './clean-text.ts';
import type { Screen } from './screen.ts';
import { wrapText } from './wrap-text.ts';

const linesShown = 40;

/** What went back to the model, for a person: JSON laid out, the rest as it is; long texts in part. */
export function valueLines(screen: Screen, text: string): readonly string[] {
  const lines = layOut(screen, text);
  const more = lines.length - linesShown;
  const kept = more > 0 ? [...lines.slice(0, linesShown), `… ${more} more lines`] : lines;
  return kept.map((line) => `  ${line}`);
}

function layOut(screen: Screen, text: string): readonly string[] {
  const columns = screen.columns() - 4;
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object') {
      const options = { breakLength: columns, compact: 3, depth: 8, maxArrayLength: 50, maxStringLength: 2_000 };
      const colors = screen.palette.good('x') !== 'x';
      return inspect(value, { ...options, colors }).split('\n');
    }
  } catch {
    // Not JSON: shown as it is.
  }
  return cleanText(text)
    .split('\n')
    .flatMap((line) => (line.length > columns ? wrapText(line, columns) : [line]));
}
