import { meaning, meaningOf } from './characters.ts';
import { endOfComment, endOfString, endOfTemplate, hasLineEnd } from './skip.ts';
import { declaringWords, unsureWords, wordsBeforeOperand } from './words.ts';

/** What a reading of a text's tokens says of its outermost level. */
export interface Scan {
  /** Where the last token ends that is no semicolon. */
  readonly end: number;
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
const [slash, asterisk, exclamation, equals, question, dot, colon] = [0x2f, 0x2a, 0x21, 0x3d, 0x3f, 0x2e, 0x3a];

/**
 * Reads the tokens from `start` to the end, without a parser: strings, templates, comments and brackets are the same
 * for every engine as long as no slash can begin a regular expression. Undefined where brackets do not match and for
 * anything unsure: then only a parser can tell.
 */
export function scan(text: string, start: number): Scan | undefined {
  const brackets: number[] = [];
  let at = start;
  let end = start;
  let firstPairEnd = -1;
  let [isParted, hasLess, returnIsOpen, isBehindEnd] = [false, false, false, false];
  /** The last two tokens: a word, or the code of a character. */
  let last: string | number = 0;
  let before: string | number = 0;
  const token = (next: string | number, tokenEnd: number): void => {
    if (brackets.length === 0) {
      if (isBehindEnd) [isParted, returnIsOpen] = [true, false];
      if (next === 'return' && last !== dot) returnIsOpen = true;
    }
    isBehindEnd = false;
    before = last;
    last = next;
    end = at = tokenEnd;
  };
  while (at < text.length) {
    const code = text.charCodeAt(at);
    switch (meaningOf(code)) {
      case meaning.word: {
        let wordEnd = at + 1;
        while (meaningOf(text.charCodeAt(wordEnd)) === meaning.word) wordEnd++;
        const word = text.slice(at, wordEnd);
        if (last !== dot && isUnsure(word, text, wordEnd)) return undefined;
        token(word, wordEnd);
        break;
      }
      case meaning.space:
        at++;
        break;
      case meaning.lineEnd:
        if (brackets.length === 0) isBehindEnd = end > start;
        at++;
        break;
      case meaning.quote: {
        const stringEnd = endOfString(text, at);
        if (stringEnd < 0) return undefined;
        token(code, stringEnd);
        break;
      }
      case meaning.backtick:
      case meaning.close: {
        let from = at + 1;
        if (code !== 0x60) {
          const open = brackets.pop();
          if (open === undefined || (open !== templateHole && closerOf(open) !== code)) return undefined;
          if (open !== templateHole) {
            token(code, from);
            if (brackets.length === 0 && firstPairEnd < 0) firstPairEnd = end;
            break;
          }
          if (code !== closeBrace) return undefined;
        }
        from = endOfTemplate(text, from);
        if (from === 0) return undefined;
        token(0x60, Math.abs(from));
        if (from < 0) {
          brackets.push(templateHole);
          last = openParenthesis;
        }
        break;
      }
      case meaning.slash: {
        const next = text.charCodeAt(at + 1);
        if (next === slash || next === asterisk) {
          const commentEnd = endOfComment(text, at);
          if (commentEnd < 0) return undefined;
          if (brackets.length === 0 && end > start && hasLineEnd(text, at, commentEnd)) isBehindEnd = true;
          at = commentEnd;
          break;
        }
        const isDivision =
          typeof last === 'string' ? !wordsBeforeOperand.has(last) || before === dot : last === closeBracket;
        if (!isDivision) return undefined;
        token(code, at + 1);
        break;
      }
      case meaning.open:
        token(code, at + 1);
        brackets.push(code);
        break;
      case meaning.semicolon:
        // An empty statement more may stand anywhere; what comes behind one is a statement more.
        if (brackets.length > 0) token(code, at + 1);
        else {
          if (isBehindEnd) return undefined;
          isBehindEnd = true;
          at++;
        }
        break;
      case meaning.comma:
        token(code, at + 1);
        if (brackets.length === 0) isParted = true;
        break;
      case meaning.colon:
        if (isTypeColon(last, before, brackets.at(-1))) return undefined;
        token(code, at + 1);
        break;
      case meaning.less:
        hasLess = true;
        if (text.startsWith('<!--', at)) return undefined;
        token(code, at + 1);
        break;
      case meaning.operator:
        if (code === exclamation && isAssertion(last, text.charCodeAt(at + 1))) return undefined;
        if (code === question && text.charCodeAt(at + 1) === colon) return undefined;
        if (code === 0x2d && text.startsWith('-->', at)) return undefined;
        token(code, at + 1);
        break;
      default:
        return undefined;
    }
  }
  if (brackets.length > 0) return undefined;
  return { end, isParted, endsInReturn: returnIsOpen, firstPairEnd, hasLess };
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
  return bracket === openParenthesis && (before === openParenthesis || before === 0x2c);
}

/** `x!.y`. */
function isAssertion(last: string | number, next: number): boolean {
  if (next === equals) return false;
  return typeof last === 'string' ? !wordsBeforeOperand.has(last) : last === closeParenthesis || last === closeBracket;
}
