import { includes } from '../primordials.ts';
import { plainLine } from '../inspect/plain-line.ts';
import { showNumber } from '../inspect/quote.ts';

/** The text that began the last line, and has no place for a value in it. Programs begin their lines alike. */
let plainBeginning = '';

/**
 * The line of a console call with nothing but text, numbers, truths and small plain data: nearly all there are. The
 * text is what `formatArguments` makes; undefined where it could differ. Throws what a proxy's trap throws.
 */
export function quickLine(values: readonly unknown[], lineWidth: number): string | undefined {
  let line = '';
  for (let index = 0; index < values.length; index++) {
    const value = values[index];
    if (index > 0) line += ' ';
    switch (typeof value) {
      case 'string':
        if (index === 0 && values.length > 1 && value !== plainBeginning) {
          if (includes(value, '%')) return undefined;
          plainBeginning = value;
        }
        line += value;
        break;
      case 'number':
        line += value === 0 ? showNumber(value) : `${value}`;
        break;
      case 'boolean':
      case 'undefined':
        line += `${value}`;
        break;
      case 'object': {
        const shown = value === null ? 'null' : plainLine(value, lineWidth);
        if (shown === undefined) return undefined;
        line += shown;
        break;
      }
      default:
        return undefined;
    }
  }
  return line;
}
