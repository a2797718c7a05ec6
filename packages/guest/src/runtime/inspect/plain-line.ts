import {
  createSafeMap,
  getOwnPropertyDescriptor,
  getPrototypeOf,
  hasOwn,
  isArray,
  ownKeys,
  uncurryThis,
} from '../primordials.ts';
import { quoteInside, quoteKey, showNumber } from './quote.ts';

const objectPrototype = Object.prototype;
const arrayPrototype = Array.prototype;
const { toStringTag } = Symbol;
const simple = /^[ !#-&(-[\]-~]*$/;
const exec = uncurryThis(RegExp.prototype.exec);

/** Lists longer than this are laid out in columns, objects with more keys seldom fit a line. */
const mostEntries = 6;
const longestString = 60;
/** Structures inside of structures: one level always shares the line, more may not. */
const deepest = 1;
/** What the layout keeps free on a line, beside two for every entry and the brace. */
const reserved = 11;

/**
 * Small plain data on one line, the most common thing a program logs, without the machinery for everything else. The
 * text is the same; undefined where it could differ. Throws what a proxy's trap throws.
 */
export function plainLine(value: object, lineWidth: number, depth = 0): string | undefined {
  const prototype = getPrototypeOf(value);
  const isList = prototype === arrayPrototype && isArray(value);
  if ((!isList && prototype !== objectPrototype) || hasOwn(objectPrototype, toStringTag)) return undefined;
  const keys = ownKeys(value);
  const count = isList ? keys.length - 1 : keys.length;
  if (count > mostEntries || (isList && count !== value.length)) return undefined;
  if (count === 0) return isList ? '[]' : '{}';
  let text = '';
  let width = count * 2 + reserved;
  for (let index = 0; index < count; index++) {
    const key = keys[index];
    if (typeof key !== 'string') return undefined;
    const descriptor = getOwnPropertyDescriptor(value, key);
    // An accessor's descriptor has no value, and a value that is undefined is rare enough for the long way.
    if (descriptor === undefined || descriptor.value === undefined || !descriptor.enumerable) return undefined;
    const shown = plainMember(descriptor.value, lineWidth, depth);
    if (shown === undefined) return undefined;
    const entry = isList ? shown : `${shownKey(key)}: ${shown}`;
    width += entry.length;
    text += index === 0 ? entry : `, ${entry}`;
  }
  if (width > lineWidth) return undefined;
  return isList ? `[ ${text} ]` : `{ ${text} }`;
}

/** Programs log the same few keys again and again. */
const shownKeys = createSafeMap<string, string>();
const mostShownKeys = 256;

function shownKey(key: string): string {
  const known = shownKeys.get(key);
  if (known !== undefined) return known;
  const shown = quoteKey(key);
  if (shownKeys.size() < mostShownKeys) shownKeys.set(key, shown);
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
