import { getOwnPropertyDescriptor, hasOwn, includes, ownKeys, push, slice, symbolToString } from '../primordials.ts';
import { cutText } from './cut-text.ts';
import { inspectLimits } from './limits.ts';
import { quote, quoteKey } from './quote.ts';
import { type InspectState, isSpent, type ShowValue } from './state.ts';

export type Key = string | symbol;

/** The keys that are shown, and how many more there are. */
export interface Keys {
  readonly list: Key[];
  more: number;
}

/** Own enumerable keys in their order; for an array of `length` items, those that are not items. */
export function ownKeysOf(value: object, isHidden?: (key: Key) => boolean, length = 0): Keys {
  const all = ownKeys(value);
  const keys: Keys = { list: [], more: 0 };
  // An array's items come first among its keys, at most one key each.
  for (let index = 0; index < all.length; index++) {
    const key = all[index] as Key;
    if (length > 0 && typeof key === 'string' && isItem(key, length)) continue;
    if (isHidden?.(key) === true) continue;
    if (keys.list.length >= inspectLimits.keys) {
      // Only counted: to ask each whether it is enumerable would take longer than to show the rest.
      keys.more++;
      continue;
    }
    const descriptor = getOwnPropertyDescriptor(value, key);
    if (descriptor === undefined || !descriptor.enumerable) continue;
    push(keys.list, key);
  }
  return keys;
}

function isItem(key: string, length: number): boolean {
  const index = +key;
  return index >= 0 && index < length && `${index}` === key;
}

/** `key: value` for each key, after the entries that are there already. */
export function propertyEntries(
  state: InspectState,
  value: object,
  keys: Keys,
  show: ShowValue,
  depth: number,
  entries: string[] = [],
): string[] {
  let index = 0;
  for (; index < keys.list.length && !isSpent(state); index++) {
    const key = keys.list[index] as Key;
    const descriptor = getOwnPropertyDescriptor(value, key);
    const text = showProperty(state, descriptor, show, depth);
    const name = showKey(key, descriptor);
    state.charactersLeft -= name.length;
    push(entries, `${name}: ${text}`);
  }
  const more = keys.more + keys.list.length - index;
  if (more > 0) push(entries, `... ${more} more propert${more > 1 ? 'ies' : 'y'}`);
  return entries;
}

function showKey(key: Key, descriptor: PropertyDescriptor | undefined): string {
  const name = typeof key === 'symbol' ? showSymbolKey(key) : quoteKey(cutText(key));
  return descriptor?.enumerable === false ? `[${name}]` : name;
}

function showSymbolKey(key: symbol): string {
  const text = cutText(symbolToString(key));
  // Only a description with line ends or the like is worth escapes.
  const quoted = quote(text);
  return includes(quoted, '\\') ? slice(quoted, 1, -1) : text;
}

/** A property's value, or which kind of accessor stands in its place. */
export function showProperty(
  state: InspectState,
  descriptor: PropertyDescriptor | undefined,
  show: ShowValue,
  depth: number,
): string {
  if (descriptor === undefined) return 'undefined';
  if (hasOwn(descriptor, 'value')) {
    state.indentation += 2;
    const text = show(state, descriptor.value, depth);
    state.indentation -= 2;
    return text;
  }
  if (descriptor.get === undefined) return descriptor.set === undefined ? 'undefined' : '[Setter]';
  return descriptor.set === undefined ? '[Getter]' : '[Getter/Setter]';
}
