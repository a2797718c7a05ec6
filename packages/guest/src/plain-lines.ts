import { bracketsRead, lettersRead } from './constants.ts';

/** A mention of the console, and the method called where it is one that writes lines. */
const mention = /\bconsole\b(?:\s*\.\s*(?:log|info|warn|error|debug)\s*\()?/g;

/** Other ways to have `JSON.stringify` give something that is no text. */
const otherJson = /\bJSON\b(?!\s*\.)|\bJSON\s*\.\s*\w+\s*=(?!=)/;

/** A program that is read, and how much more of it is. */
interface Reader {
  readonly program: string;
  readonly isJsonPlain: boolean;
  left: number;
}

/**
 * Tells whether all that a program does with `console` is to write lines of text: each argument is a string, whatever
 * happens, by how it is written. `console.log('a', `${b}`)` is, `console.log(b)` is not. What is too much to read
 * here is not.
 */
export function writesOnlyText(program: string): boolean {
  const reader: Reader = { program, isJsonPlain: !otherJson.test(program), left: lettersRead };
  for (const { 0: text, index } of program.matchAll(mention)) {
    if (!text.endsWith('(') || !isText(reader, index + text.length)) return false;
  }
  return true;
}

/** A text as it is written, in which nothing stands for something else. */
const withoutPlaces = /^(?:'[^'\\%]*'|"[^"\\%]*"|`[^`\\%$]*`)$/;

/** Reads the arguments of a call from behind its parenthesis. */
function isText(reader: Reader, start: number): boolean {
  let at = start;
  for (let count = 0; ; count++) {
    const end = endOf(reader, at);
    if (end === undefined) return false;
    const argument = reader.program.slice(at, end).trim();
    const isLast = isEnd(reader, end);
    if (argument === '' && isLast) return true;
    // With others behind it, the first is a format: it must be known, and have no places to fill.
    const isFormat = count === 0 && !isLast;
    if (isFormat ? !withoutPlaces.test(argument) : !isString({ ...reader, program: argument })) return false;
    if (isLast) return true;
    at = end + 1;
  }
}

/** Where an argument ends: at the comma or the parenthesis behind it. Undefined where that is not plain to see. */
function endOf(reader: Reader, start: number): number | undefined {
  let at: number | undefined = start;
  while (at !== undefined && at < reader.program.length) {
    const letter = reader.program[at] as string;
    if (letter === ',' || letter === ')') return at;
    at = skip(reader, at);
  }
  return undefined;
}

/** Whether the end of an argument is that of the last one, which a comma may follow. */
function isEnd(reader: Reader, end: number): boolean {
  if (reader.program[end] === ')') return true;
  let at = end + 1;
  while (reader.left > 0 && /\s/.test(reader.program[at] ?? '')) {
    at++;
    reader.left--;
  }
  return reader.program[at] === ')';
}

/** Whether an argument gives a string. */
function isString(reader: Reader): boolean {
  const { program: argument, isJsonPlain } = reader;
  if (/^JSON\s*\.\s*stringify\s*\(/.test(argument)) {
    return isJsonPlain && skip(reader, argument.indexOf('(')) === argument.length;
  }
  if (!/^['"`]/.test(argument) || /\b(?:in|instanceof|yield)\b/.test(argument)) return false;
  let at = skip(reader, 0);
  if (at === undefined || !/^\s*(?:$|\+)/.test(argument.slice(at))) return false;
  // Behind a string: whatever is added to it.
  while (at !== undefined && at < argument.length) {
    if (!/['"`([{\w$\s.+]/.test(argument[at] as string)) return false;
    at = skip(reader, at);
  }
  return at === argument.length;
}

const closers: Readonly<Record<string, string | undefined>> = {
  __proto__: null as never,
  '(': ')',
  '[': ']',
  '{': '}',
};

/**
 * The place behind the letter, the string or the brackets that begin at a place. Undefined for a slash, behind which may
 * be a comment or a regular expression, where something does not end, and where enough was read.
 */
function skip(reader: Reader, start: number, depth = 0): number | undefined {
  const { program } = reader;
  const letter = program[start] as string;
  if (--reader.left < 0 || depth > bracketsRead || letter === '/') return undefined;
  if (letter === '"' || letter === "'" || letter === '`') return skipString(reader, start, depth);
  const close = closers[letter];
  if (close === undefined) return start + 1;
  let at: number | undefined = start + 1;
  while (at !== undefined && at < program.length) {
    if (program[at] === close) return at + 1;
    at = skip(reader, at, depth + 1);
  }
  return undefined;
}

function skipString(reader: Reader, start: number, depth: number): number | undefined {
  const { program } = reader;
  const quote = program[start];
  let at: number | undefined = start + 1;
  while (at !== undefined && at < program.length && --reader.left >= 0) {
    const letter = program[at] as string;
    if (letter === quote) return at + 1;
    if (letter === '\\') at += 2;
    else if (letter === '$' && quote === '`' && program[at + 1] === '{') at = skip(reader, at + 1, depth + 1);
    else at++;
  }
  return undefined;
}
