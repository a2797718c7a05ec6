/** A mention of the console, and the method called where it is one that writes lines. */
const mention = /\bconsole\b(?:\s*\.\s*(?:log|info|warn|error|debug)\s*\()?/g;

/** Other ways to have `JSON.stringify` give something that is no text. */
const otherJson = /\bJSON\b(?!\s*\.)|\bJSON\s*\.\s*\w+\s*=(?!=)/;

/**
 * Tells whether all that a program does with `console` is to write lines of text: each argument is a string, whatever
 * happens, by how it is written. `console.log('a', `${b}`)` is, `console.log(b)` is not. What is too much to read
 * here is not.
 */
export function writesOnlyText(program: string): boolean {
  for (const { 0: text, index } of program.matchAll(mention)) {
    if (!text.endsWith('(') || !isText(program, index + text.length)) return false;
  }
  return true;
}

/** A text as it is written, in which nothing stands for something else. */
const withoutPlaces = /^(?:'[^'\\%]*'|"[^"\\%]*"|`[^`\\%$]*`)$/;

/** Reads the arguments of a call from behind its parenthesis. */
function isText(program: string, start: number): boolean {
  let at = start;
  for (let count = 0; ; count++) {
    const end = endOf(program, at);
    if (end === undefined) return false;
    const argument = program.slice(at, end).trim();
    const isLast = /^,?\s*\)/.test(program.slice(end));
    if (argument === '' && isLast) return true;
    // With others behind it, the first is a format: it must be known, and have no places to fill.
    const isFormat = count === 0 && !isLast;
    if (isFormat ? !withoutPlaces.test(argument) : !isString(argument, program)) return false;
    if (isLast) return true;
    at = end + 1;
  }
}

/** Whether an argument, of which the end was found, gives a string. */
function isString(argument: string, program: string): boolean {
  if (/^JSON\s*\.\s*stringify\s*\(/.test(argument)) {
    return !otherJson.test(program) && skip(argument, argument.indexOf('(')) === argument.length;
  }
  if (!/^['"`]/.test(argument) || /\b(?:in|instanceof|yield)\b/.test(argument)) return false;
  let at = skip(argument, 0);
  if (at === undefined || !/^\s*(?:$|\+)/.test(argument.slice(at))) return false;
  // Behind a string: whatever is added to it.
  while (at !== undefined && at < argument.length) {
    if (!/['"`([{\w$\s.+]/.test(argument[at] as string)) return false;
    at = skip(argument, at);
  }
  return at === argument.length;
}

/** Where an argument ends: at the comma or the parenthesis behind it. Undefined where that is not plain to see. */
function endOf(program: string, start: number): number | undefined {
  let at: number | undefined = start;
  while (at !== undefined && at < program.length) {
    const letter = program[at] as string;
    if (letter === ',' || letter === ')') return at;
    at = skip(program, at);
  }
  return undefined;
}

/**
 * The place behind the letter, the string or the brackets that begin at a place. Undefined for a slash, behind which may
 * be a comment or a regular expression, and where something does not end.
 */
function skip(program: string, start: number): number | undefined {
  const letter = program[start] as string;
  if (letter === '/') return undefined;
  if (letter === '"' || letter === "'" || letter === '`') return skipString(program, start, letter);
  const close = closers[letter];
  if (close === undefined) return start + 1;
  let at: number | undefined = start + 1;
  while (at !== undefined && at < program.length) {
    if (program[at] === close) return at + 1;
    at = skip(program, at);
  }
  return undefined;
}

const closers: Readonly<Record<string, string | undefined>> = {
  __proto__: null as never,
  '(': ')',
  '[': ']',
  '{': '}',
};

function skipString(program: string, start: number, quote: string): number | undefined {
  let at: number | undefined = start + 1;
  while (at !== undefined && at < program.length) {
    const letter = program[at] as string;
    if (letter === quote) return at + 1;
    if (letter === '\\') at += 2;
    else if (letter === '$' && quote === '`' && program[at + 1] === '{') at = skip(program, at + 1);
    else at++;
  }
  return undefined;
}
