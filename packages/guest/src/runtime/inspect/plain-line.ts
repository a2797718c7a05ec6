import {
  getOwnPropertyDescriptor,
  getPrototypeOf,
  hasOwn,
  isArray,
  ownKeys,
} from '../primordials.ts';
import { quoteInside, quoteKey, showNumber } from './quote.ts';

const objectPrototype = Object.prototype;
const arrayPrototype = Array.prototype;
const { toStringTag } = Symbol;

/** Lists longer than this are laid out in columns, objects with more keys seldom fit a line. */
const mostEntries = 6;
const longestString = 60;
/** Structures inside of structures: one level always shares the line, more may not. */
const deepest = 1;
/** What the layout keeps free on a line, beside two for every entry and the brace. */
const reserved = 11;

/**
 * Small plain data on one line, the most common thing a program logs, without the machinery for everything else. The
 * text is the same; undefined where it could differ.
 */
export function plainLine(value: object, lineWidth: number, depth = 0): string | undefined {
  const prototype = getPrototypeOf(value);
  const isList = prototype === arrayPrototype && isArray(value);
  if ((!isList && prototype !== objectPrototype) || hasOwn(objectPrototype, toStringTag)) return undefined;
  const keys = ownKeys(value);
  const count = isList ? keys.length - 1 : keys.length;
  if (count > mostEntries || (isList && count !== (value as unknown[]).length)) return undefined;
  if (count === 0) return isList ? '[]' : '{}';
  let text = '';
  let width = count * 2 + reserved;
  for (let index = 0; index < count; index++) {
    const entry = plainEntry(value, keys[index] as string | symbol, { isList, lineWidth, depth });
    if (entry === undefined) return undefined;
    width += entry.length;
    text += index === 0 ? entry : `, ${entry}`;
  }
  if (width > lineWidth) return undefined;
  return isList ? `[ ${text} ]` : `{ ${text} }`;
}

function plainEntry(
  value: object,
  key: string | symbol,
  options: { readonly isList: boolean; readonly lineWidth: number; readonly depth: number },
): string | undefined {
  if (typeof key === 'symbol') return undefined;
  const descriptor = getOwnPropertyDescriptor(value, key);
  if (descriptor === undefined || !descriptor.enumerable || !hasOwn(descriptor, 'value')) return undefined;
  const shown = plainMember(descriptor.value, options.lineWidth, options.depth);
  return shown === undefined || options.isList ? shown : `${quoteKey(key)}: ${shown}`;
}

function plainMember(value: unknown, lineWidth: number, depth: number): string | undefined {
  switch (typeof value) {
    case 'string':
      return value.length > longestString ? undefined : quoteInside(value, 0, lineWidth);
    case 'number':
      return showNumber(value);
    case 'boolean':
    case 'undefined':
      return `${value}`;
    case 'object':
      if (value === null) return 'null';
      return depth < deepest ? plainLine(value, lineWidth, depth + 1) : undefined;
    default:
      return undefined;
  }
}
