import { meaning, meaningOf } from './characters.ts';
import { endOfComment, endOfString, endOfTemplate, hasLineEnd } from './skip.ts';
import { declaringWords, unsureWords, wordsBeforeOperand } from './words.ts';

/** What a reading of a text's tokens says of its outermost level. */
export interface Scan {
  /** Where the last token ends that is no semicolon of the outermost level. */
  readonly end: number;
  /** Where the statement's expression ends: before the semicolon behind it, if there is one. */
  readonly valueEnd: number;
  /** True when tokens of the outermost level stand on more than one line, or a comma or semicolon parts them. */
  readonly isParted: boolean;
  /** True when the last statement of the outermost level holds a `return` of that level. */
  readonly endsInReturn: boolean;
  /** Where the first bracket pair of the outermost level ends. */
  readonly firstPairEnd: number;
  readonly hasLess: boolean;
}

/** A `}` that goes on with a template. */
const templateHole = 0;
const [openParenthesis, openBracket] = [0x28, 0x5b];
const [closeParenthesis, closeBracket, closeBrace] = [0x29, 0x5d, 0x7d];
const [slash, asterisk, exclamation, equals, question, dot] = [0x2f, 0x2a, 0x21, 0x3d, 0x3f, 0x2e];
const [colon, semicolon, comma, minus, backtick] = [0x3a, 0x3b, 0x2c, 0x2d, 0x60];

/** A word, or the code of a character that begins or is a token. */
type Token = string | number;

interface Reading {
  readonly text: string;
  readonly start: number;
  readonly brackets: number[];
  at: number;
  end: number;
  semicolonAt: number;
  firstPairEnd: number;
  isParted: boolean;
  hasLess: boolean;
  /** A `return` of the outermost level stands in the statement at hand. */
  isReturning: boolean;
  /** A line end or a semicolon of the outermost level: the next token may begin a statement. */
  isBehindEnd: boolean;
  last: Token;
  beforeLast: Token;
}

/**
 * Reads the tokens from `start` to the end, without a parser: strings, templates, comments and brackets are the same
 * for every engine as long as no slash can begin a regular expression. Undefined where brackets do not match and for
 * anything unsure: then only a parser can tell.
 */
export function scan(text: string, start: number): Scan | undefined {
  const reading: Reading = {
    text,
    start,
    brackets: [],
    at: start,
    end: start,
    firstPairEnd: -1,
    semicolonAt: -1,
    last: 0,
    beforeLast: 0,
    isParted: false,
    hasLess: false,
    isReturning: false,
    isBehindEnd: false,
  };
  while (reading.at < text.length) if (!readOne(reading, text.charCodeAt(reading.at))) return undefined;
  const { end, semicolonAt, isParted, isReturning: endsInReturn, firstPairEnd, hasLess } = reading;
  if (reading.brackets.length > 0) return undefined;
  const valueEnd = semicolonAt < end ? end : semicolonAt;
  return { end, valueEnd, isParted, endsInReturn, firstPairEnd, hasLess };
}

/** Takes one token, which ends at `end`. */
function take(reading: Reading, token: Token, end: number): true {
  if (reading.brackets.length === 0) {
    if (reading.isBehindEnd) [reading.isParted, reading.isReturning] = [true, false];
    if (token === 'return' && reading.last !== dot) reading.isReturning = true;
  }
  reading.isBehindEnd = false;
  reading.beforeLast = reading.last;
  reading.last = token;
  reading.end = reading.at = end;
  return true;
}

/** Reads what stands at `at`, whose character is `code`. False for what is unsure. */
function readOne(reading: Reading, code: number): boolean {
  const { text, brackets, at } = reading;
  switch (meaningOf(code)) {
    case meaning.word:
      return readWord(reading);
    case meaning.space:
      reading.at++;
      return true;
    case meaning.lineEnd:
      if (brackets.length === 0) reading.isBehindEnd = reading.end > reading.start;
      reading.at++;
      return true;
    case meaning.quote: {
      const end = endOfString(text, at);
      return end > 0 && take(reading, code, end);
    }
    case meaning.backtick:
      return readTemplate(reading);
    case meaning.slash:
      return readSlash(reading);
    case meaning.open:
      take(reading, code, at + 1);
      brackets.push(code);
      return true;
    case meaning.close:
      return readClose(reading, code);
    case meaning.semicolon:
      return readSemicolon(reading);
    case meaning.comma:
      if (brackets.length === 0) reading.isParted = true;
      return take(reading, code, at + 1);
    case meaning.colon:
      return !isTypeColon(reading.last, reading.beforeLast, brackets.at(-1)) && take(reading, code, at + 1);
    case meaning.less:
      reading.hasLess = true;
      return !text.startsWith('<!--', at) && take(reading, code, at + 1);
    case meaning.operator:
      return readOperator(reading, code);
    default:
      return false;
  }
}

function readWord(reading: Reading): boolean {
  const { text, at } = reading;
  let end = at + 1;
  while (meaningOf(text.charCodeAt(end)) === meaning.word) end++;
  const word = text.slice(at, end);
  return (reading.last === dot || !isUnsure(word, text, end)) && take(reading, word, end);
}

/** Reads a template from its backtick, or from the `}` that ends a hole in it, to its end or its next hole. */
function readTemplate(reading: Reading): boolean {
  const end = endOfTemplate(reading.text, reading.at + 1);
  if (end === 0) return false;
  take(reading, backtick, Math.abs(end));
  if (end > 0) return true;
  reading.brackets.push(templateHole);
  reading.last = openParenthesis;
  return true;
}

function readClose(reading: Reading, code: number): boolean {
  const { brackets, at } = reading;
  const open = brackets.pop();
  if (open === templateHole) return code === closeBrace && readTemplate(reading);
  if (open === undefined || closerOf(open) !== code) return false;
  take(reading, code, at + 1);
  if (brackets.length === 0 && reading.firstPairEnd < 0) reading.firstPairEnd = at + 1;
  return true;
}

/** A comment, or a division where nothing else can stand. */
function readSlash(reading: Reading): boolean {
  const { text, at, last } = reading;
  const next = text.charCodeAt(at + 1);
  if (next === slash || next === asterisk) {
    const end = endOfComment(text, at);
    if (end < 0) return false;
    const isOutermost = reading.brackets.length === 0 && reading.end > reading.start;
    if (isOutermost && hasLineEnd(text, at, end)) reading.isBehindEnd = true;
    reading.at = end;
    return true;
  }
  const isBehindValue = typeof last === 'string' ? !wordsBeforeOperand.has(last) : last === closeBracket;
  return isBehindValue && take(reading, slash, at + 1);
}

/** What comes behind one of the outermost level is another statement; two of them are not worth telling apart. */
function readSemicolon(reading: Reading): boolean {
  if (reading.brackets.length > 0) return take(reading, semicolon, reading.at + 1);
  if (reading.isBehindEnd) return false;
  reading.isBehindEnd = true;
  reading.semicolonAt = reading.at++;
  return true;
}

function readOperator(reading: Reading, code: number): boolean {
  const { text, at } = reading;
  const next = text.charCodeAt(at + 1);
  if (code === exclamation && isAssertion(reading.last, next)) return false;
  if (code === question && next === colon) return false;
  if (code === minus && text.startsWith('-->', at)) return false;
  return take(reading, code, at + 1);
}

function closerOf(open: number): number {
  return open === openParenthesis ? closeParenthesis : open === openBracket ? closeBracket : closeBrace;
}

function isUnsure(word: string, text: string, end: number): boolean {
  if (word === 'await') {
    // Outside of an async function `await (…)` is a call, which the parser knows to be a mistake.
    let next = end;
    while (meaningOf(text.charCodeAt(next)) === meaning.space) next++;
    return meaningOf(text.charCodeAt(next)) !== meaning.word;
  }
  if (word === 'type') {
    const next = meaningOf(text.charCodeAt(end + 1));
    return meaningOf(text.charCodeAt(end)) === meaning.space && next === meaning.word;
  }
  return unsureWords.has(word);
}

/** `const x: T`, `(x: T`, `, x: T)`: never JavaScript. */
function isTypeColon(last: string | number, before: string | number, bracket: number | undefined): boolean {
  if (typeof last !== 'string') return false;
  if (typeof before === 'string') return declaringWords.has(before);
  return bracket === openParenthesis && (before === openParenthesis || before === comma);
}

/** `x!.y`. */
function isAssertion(last: string | number, next: number): boolean {
  if (next === equals) return false;
  return typeof last === 'string' ? !wordsBeforeOperand.has(last) : last === closeParenthesis || last === closeBracket;
}
