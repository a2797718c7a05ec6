import { getPrototypeOf, hasOwn, isArray, uncurryThis } from '../primordials.ts';
import { quoteInside, quoteKey, showNumber } from './quote.ts';

const objectPrototype = Object.prototype;
const arrayPrototype = Array.prototype;
const { toStringTag } = Symbol;
const simple = /^[ !#-&(-[\]-~]*$/;
const exec = uncurryThis(RegExp.prototype.exec);
const symbolsOf = Object.getOwnPropertySymbols;
/** An accessor must not be called. Asking for one is cheaper than asking for a descriptor. */
const getterAt: (self: object, key: string) => unknown = uncurryThis(
  (Object.prototype as unknown as { __lookupGetter__: (key: string) => unknown }).__lookupGetter__,
);

/** Lists longer than this are laid out in columns, objects with more keys seldom fit a line. */
const mostEntries = 6;
const longestString = 60;
/** Structures inside of structures: one level always shares the line, more may not. */
const deepest = 1;
/** What the layout keeps free on a line, beside the entries and a comma and a space between them. */
const reserved = 13;

/**
 * Small plain data on one line, the most common thing a program logs, without the machinery for everything else. The
 * text is the same; undefined where it could differ. Throws what a proxy's trap throws.
 */
export function plainLine(value: object, lineWidth: number, depth = 0): string | undefined {
  const prototype = getPrototypeOf(value);
  const isList = prototype === arrayPrototype && isArray(value);
  if ((!isList && prototype !== objectPrototype) || hasOwn(objectPrototype, toStringTag)) return undefined;
  // `for…in` is the quickest way through an object's names; names it does not see must not exist.
  if (symbolsOf(value).length > 0) return undefined;
  let text = '';
  let count = 0;
  for (const key in value) {
    if (++count > mostEntries || !hasOwn(value, key) || getterAt(value, key) !== undefined) return undefined;
    const member = (value as Record<string, unknown>)[key];
    // Most members are numbers and truths; a call for each is what a line costs most.
    const shown =
      (typeof member === 'number' && member !== 0) || typeof member === 'boolean'
        ? `${member}`
        : plainMember(member, lineWidth, depth);
    if (shown === undefined) return undefined;
    if (count > 1) text += ', ';
    text += isList ? shown : (shownKeys[key] ?? knownKey(key)) + shown;
  }
  if (count === 0) return isList ? (value.length === 0 ? '[]' : undefined) : '{}';
  if (text.length > lineWidth - reserved || (isList && count !== value.length)) return undefined;
  return isList ? '[ ' + text + ' ]' : '{ ' + text + ' }';
}

/** Programs log the same few keys again and again. */
const shownKeys: Record<string, string | undefined> = { __proto__: null } as never;
let shownCount = 0;
const mostShownKeys = 256;

/** The name and its colon, for a name that is not among `shownKeys`, or not yet. */
function knownKey(key: string): string {
  const shown = `${quoteKey(key)}: `;
  if (shownCount < mostShownKeys) {
    shownCount++;
    shownKeys[key] = shown;
  }
  return shown;
}

/** True for text that stands between single quotes as it is. The engine's own matcher is faster than a loop. */
function isSimple(text: string): boolean {
  return exec(simple, text) !== null;
}

function plainMember(value: unknown, lineWidth: number, depth: number): string | undefined {
  switch (typeof value) {
    case 'string':
      if (value.length > longestString) return undefined;
      return isSimple(value) ? `'${value}'` : quoteInside(value, 0, lineWidth);
    case 'number':
      return showNumber(value);
    case 'boolean':
      return `${value}`;
    case 'object':
      if (value === null) return 'null';
      return depth < deepest ? plainLine(value, lineWidth, depth + 1) : undefined;
    default:
      return undefined;
  }
}
