import { mapForEach, setForEach } from '../collections.ts';
import { push } from '../primordials.ts';
import { mapSize, setSize } from './brand.ts';
import { type InspectState, isSpent, type ShowValue } from './state.ts';

/** Ends a walk that has seen enough. */
const enough: unknown = { __proto__: null };

function walk(forEach: () => void): void {
  try {
    forEach();
  } catch (thrown) {
    if (thrown !== enough) throw thrown;
  }
}

/** `key => value` of a Map. */
export function mapEntries(state: InspectState, value: object, show: ShowValue, depth: number): string[] {
  return collect(state, mapSize(value) as number, (take) =>
    mapForEach(value, (item, key) => take(() => `${show(state, key, depth)} => ${show(state, item, depth)}`)),
  );
}

/** The values of a Set. */
export function setEntries(state: InspectState, value: object, show: ShowValue, depth: number): string[] {
  return collect(state, setSize(value) as number, (take) =>
    setForEach(value, (item) => take(() => show(state, item, depth))),
  );
}

function collect(state: InspectState, size: number, forEach: (take: (text: () => string) => void) => void): string[] {
  const entries: string[] = [];
  state.indentation += 2;
  walk(() =>
    forEach((text) => {
      if (entries.length >= size || entries.length >= state.items || isSpent(state)) throw enough;
      push(entries, text());
    }),
  );
  state.indentation -= 2;
  const rest = size - entries.length;
  if (rest > 0) push(entries, `... ${rest} more item${rest > 1 ? 's' : ''}`);
  return entries;
}

/** The first pairs of a Map; `undefined` for anything else. */
export function mapPairs(value: object, most: number): (readonly unknown[])[] | undefined {
  return listOf(value, mapSize, most, (take) => mapForEach(value, (item, key) => take([key, item])));
}

/** The first values of a Set, each in a list of its own; `undefined` for anything else. */
export function setItems(value: object, most: number): (readonly unknown[])[] | undefined {
  return listOf(value, setSize, most, (take) => setForEach(value, (item) => take([item])));
}

function listOf(
  value: object,
  sizeOf: (self: unknown) => unknown,
  most: number,
  forEach: (take: (item: readonly unknown[]) => void) => void,
): (readonly unknown[])[] | undefined {
  try {
    sizeOf(value);
  } catch {
    return undefined;
  }
  const items: (readonly unknown[])[] = [];
  walk(() =>
    forEach((item) => {
      if (items.length >= most) throw enough;
      push(items, item);
    }),
  );
  return items;
}
