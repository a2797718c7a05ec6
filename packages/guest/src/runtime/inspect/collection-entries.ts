import { getPrototypeOf, push, uncurryThis } from '../primordials.ts';
import { mapSize, setSize } from './brand.ts';
import { type InspectState, isSpent, type ShowValue } from './state.ts';

type Step = { readonly done?: boolean; readonly value: unknown };

const mapIterator: (self: unknown) => object = uncurryThis(Map.prototype.entries) as never;
const setIterator: (self: unknown) => object = uncurryThis(Set.prototype.values) as never;
const mapNext: (self: object) => Step = uncurryThis((getPrototypeOf(new Map().entries()) as { next(): Step }).next);
const setNext: (self: object) => Step = uncurryThis((getPrototypeOf(new Set().values()) as { next(): Step }).next);

/** `key => value` of a Map. */
export function mapEntries(state: InspectState, value: object, show: ShowValue, depth: number): string[] {
  const iterator = mapIterator(value);
  return collect(state, mapSize(value) as number, () => {
    const pair = mapNext(iterator).value as readonly unknown[];
    return `${show(state, pair[0], depth)} => ${show(state, pair[1], depth)}`;
  });
}

/** The values of a Set. */
export function setEntries(state: InspectState, value: object, show: ShowValue, depth: number): string[] {
  const iterator = setIterator(value);
  return collect(state, setSize(value) as number, () => show(state, setNext(iterator).value, depth));
}

function collect(state: InspectState, size: number, next: () => string): string[] {
  const entries: string[] = [];
  state.indentation += 2;
  while (entries.length < size && entries.length < state.items && !isSpent(state)) push(entries, next());
  state.indentation -= 2;
  const rest = size - entries.length;
  if (rest > 0) push(entries, `... ${rest} more item${rest > 1 ? 's' : ''}`);
  return entries;
}

/** The first pairs of a Map; `undefined` for anything else. */
export function mapPairs(value: object, most: number): (readonly unknown[])[] | undefined {
  const size = sizeOf(value, mapSize);
  if (size === undefined) return undefined;
  const iterator = mapIterator(value);
  const pairs: (readonly unknown[])[] = [];
  while (pairs.length < size && pairs.length < most) push(pairs, mapNext(iterator).value);
  return pairs;
}

/** The first values of a Set, each in a list of its own; `undefined` for anything else. */
export function setItems(value: object, most: number): (readonly unknown[])[] | undefined {
  const size = sizeOf(value, setSize);
  if (size === undefined) return undefined;
  const iterator = setIterator(value);
  const items: (readonly unknown[])[] = [];
  while (items.length < size && items.length < most) push(items, [setNext(iterator).value]);
  return items;
}

function sizeOf(value: object, size: (self: unknown) => unknown): number | undefined {
  try {
    return size(value) as number;
  } catch {
    return undefined;
  }
}
