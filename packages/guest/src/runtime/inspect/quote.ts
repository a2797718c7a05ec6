import { charCodeAt, includes, indexOf, numberToString, padStart, push, slice } from '../primordials.ts';
import { inspectLimits } from './limits.ts';

const named: Readonly<Record<number, string | undefined>> = {
  // @ts-expect-error Without it a program could add escapes to Object.prototype.
  __proto__: null,
  8: '\\b',
  9: '\\t',
  10: '\\n',
  12: '\\f',
  13: '\\r',
  92: '\\\\',
};

/** Puts a string in quotes as Node does: single ones, or others when that saves escapes. */
export function quote(text: string): string {
  const mark = pickMark(text);
  const markCode = charCodeAt(mark, 0);
  let result = mark;
  let from = 0;
  for (let at = 0; at < text.length; at++) {
    const code = charCodeAt(text, at);
    if (code >= 32 && code < 127 && code !== 92 && code !== markCode) continue;
    const escaped = escapeOf(text, at, code, markCode);
    if (escaped === undefined) continue;
    result += slice(text, from, at) + escaped;
    from = at + 1;
  }
  return result + slice(text, from) + mark;
}

function pickMark(text: string): string {
  if (!includes(text, "'")) return "'";
  if (!includes(text, '"')) return '"';
  return includes(text, '`') || includes(text, '${') ? "'" : '`';
}

function escapeOf(text: string, at: number, code: number, markCode: number): string | undefined {
  if (code === markCode) return markCode === 39 ? "\\'" : undefined;
  const name = named[code];
  if (name !== undefined) return name;
  if (code < 32 || (code >= 127 && code < 160)) return `\\x${hexDigits[code >> 4]}${hexDigits[code & 15]}`;
  if (code < 0xd800 || code > 0xdfff) return undefined;
  if (code < 0xdc00 ? isLow(text, at + 1) : isHigh(text, at - 1)) return undefined;
  return `\\u${numberToString(code, 16)}`;
}

const hexDigits = '0123456789ABCDEF';

function isLow(text: string, at: number): boolean {
  const code = charCodeAt(text, at);
  return code >= 0xdc00 && code <= 0xdfff;
}

function isHigh(text: string, at: number): boolean {
  const code = charCodeAt(text, at);
  return code >= 0xd800 && code <= 0xdbff;
}

/** A property's name: bare when it is a plain word. */
export function quoteKey(key: string): string {
  if (key === '__proto__') return "['__proto__']";
  for (let at = 0; at < key.length; at++) {
    const code = charCodeAt(key, at);
    const isLetter = (code >= 65 && code <= 90) || (code >= 97 && code <= 122) || code === 95;
    if (!isLetter && !(at > 0 && code >= 48 && code <= 57)) return quote(key);
  }
  return key === '' ? "''" : key;
}

/** A string inside a structure: quoted, cut when long, broken at its line ends when it does not fit. */
export function quoteInside(text: string, indentation: number, lineWidth: number): string {
  const isCut = text.length > inspectLimits.stringLength;
  const shown = isCut ? slice(text, 0, inspectLimits.stringLength) : text;
  const rest = text.length - shown.length;
  const trailer = isCut ? `... ${rest} more character${rest > 1 ? 's' : ''}` : '';
  if (shown.length <= 16 || shown.length <= lineWidth - indentation - 4) return quote(shown) + trailer;
  const lines: string[] = [];
  let from = 0;
  for (let end = indexOf(shown, '\n'); end !== -1; end = indexOf(shown, '\n', from)) {
    push(lines, quote(slice(shown, from, end + 1)));
    from = end + 1;
  }
  if (from < shown.length) push(lines, quote(slice(shown, from)));
  let result = '';
  const glue = ` +\n${padStart('', indentation + 2, ' ')}`;
  for (let index = 0; index < lines.length; index++) result += (index === 0 ? '' : glue) + lines[index];
  return result + trailer;
}

/** A number as a person reads it: `-0` keeps its sign. */
export function showNumber(value: number): string {
  return value === 0 && 1 / value < 0 ? '-0' : `${value}`;
}
