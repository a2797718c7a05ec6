import { charCodeAt, includes, slice, stringify } from '../primordials.ts';
import type { InspectOptions } from '../inspect.ts';
import { showNumber } from '../inspect/quote.ts';

/** Shows a value with the console's own settings, some of them changed. */
export type Show = (value: unknown, changes?: InspectOptions) => string;

const toNumber = Number;
const toInteger = Number.parseInt;
const toFloat = Number.parseFloat;

/**
 * Joins the arguments of one console call into a line, as Node's `util.format` does: `%s %d %i %f %j %o %O %c %%` in a
 * first argument that is a string, everything else shown and put behind it.
 */
export function formatArguments(values: readonly unknown[], show: Show): string {
  const first = values[0];
  let text = '';
  let used = 0;
  if (typeof first === 'string') {
    if (values.length === 1) return first;
    const filled = fill(first, values, show);
    text = filled.text;
    used = filled.used;
  }
  for (let index = used; index < values.length; index++) {
    const value = values[index];
    text += (index === 0 ? '' : ' ') + showArgument(value, show);
  }
  return text;
}

/** Strings stand bare. Numbers and truths are most of the rest and need nothing looked up. */
function showArgument(value: unknown, show: Show): string {
  switch (typeof value) {
    case 'string':
      return value;
    case 'number':
      return showNumber(value);
    case 'boolean':
    case 'undefined':
      return `${value}`;
    default:
      return show(value);
  }
}

function fill(
  template: string,
  values: readonly unknown[],
  show: Show,
): { readonly text: string; readonly used: number } {
  if (!includes(template, '%')) return { text: template, used: 1 };
  let text = '';
  let from = 0;
  let used = 1;
  for (let at = 0; at < template.length - 1; at++) {
    if (charCodeAt(template, at) !== 37) continue;
    const letter = slice(template, at + 1, at + 2);
    const isPercent = letter === '%';
    const shown = isPercent ? '%' : used < values.length ? fillOne(letter, values[used], show) : undefined;
    if (shown === undefined) {
      // Not a specifier, or nothing left to fill it with: the text stays, and the letter is not looked at again.
      at++;
      continue;
    }
    text += slice(template, from, at) + shown;
    at++;
    from = at + 1;
    if (!isPercent) used++;
  }
  return { text: text + slice(template, from), used };
}

function fillOne(letter: string, value: unknown, show: Show): string | undefined {
  switch (letter) {
    case 's':
      return typeof value === 'string' ? value : show(value, typeof value === 'object' ? { depth: 0 } : {});
    case 'd':
      return asNumber(value, toNumber);
    case 'i':
      return asNumber(value, toInteger);
    case 'f':
      return asNumber(value, toFloat);
    case 'j':
      return asJson(value);
    case 'o':
    case 'O':
      return show(value, { quoteTop: true });
    case 'c':
      // Style sheets have no place in text.
      return '';
    default:
      return undefined;
  }
}

/** Objects are not asked for a number: that would call the program's `valueOf` in the middle of a log line. */
function asNumber(value: unknown, convert: (value: never) => number): string {
  if (typeof value === 'bigint') return `${value}n`;
  if (typeof value === 'object' || typeof value === 'function' || typeof value === 'symbol') return 'NaN';
  return showNumber(convert(value as never));
}

function asJson(value: unknown): string {
  try {
    return `${stringify(value)}`;
  } catch {
    return '[Circular]';
  }
}
