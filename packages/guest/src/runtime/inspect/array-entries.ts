import { getOwnPropertyDescriptor, min, ownData, ownKeys, padStart, numberToString, push } from '../primordials.ts';
import { bufferLength } from './brand.ts';
import { showProperty } from './property-entries.ts';
import { showNumber } from './quote.ts';
import { type InspectState, isSpent, type ShowValue } from './state.ts';

const Bytes = Uint8Array;

function moreItems(count: number): string {
  return `... ${count} more item${count > 1 ? 's' : ''}`;
}

/** An array's items; runs of holes as `<n empty items>`. */
export function arrayEntries(
  state: InspectState,
  value: object,
  length: number,
  show: ShowValue,
  depth: number,
): string[] {
  const entries: string[] = [];
  let index = 0;
  while (index < length && entries.length < state.items && !isSpent(state)) {
    const descriptor = getOwnPropertyDescriptor(value, index);
    if (descriptor === undefined) {
      const next = nextItem(value, index, length);
      push(entries, `<${next - index} empty item${next - index > 1 ? 's' : ''}>`);
      index = next;
    } else {
      push(entries, showProperty(state, descriptor, show, depth));
      index++;
    }
  }
  if (index < length) push(entries, moreItems(length - index));
  return entries;
}

/** Where the hole at `from` ends. Steps through a short hole; asks for all keys only of a long one. */
function nextItem(value: object, from: number, length: number): number {
  const near = min(from + 100, length);
  for (let index = from + 1; index < near; index++) {
    if (getOwnPropertyDescriptor(value, index) !== undefined) return index;
  }
  if (near === length) return length;
  const keys = ownKeys(value);
  for (let index = 0; index < keys.length; index++) {
    const key = keys[index];
    if (typeof key !== 'string' || `${+key >>> 0}` !== key) break;
    if (+key > from) return +key;
  }
  return length;
}

/** Whether an array's entries may be set in columns as numbers. */
export function arrayColumns(
  state: InspectState,
  value: object,
  entries: number,
): { readonly isNumeric: boolean; readonly hasMore: boolean } {
  const hasMore = entries > state.items;
  for (let index = 0; index < entries; index++) {
    const item = ownData(value, index);
    if (typeof item !== 'number' && typeof item !== 'bigint') return { isNumeric: false, hasMore };
  }
  return { isNumeric: true, hasMore };
}

/** A typed array's numbers. */
export function typedArrayEntries(state: InspectState, value: object, length: number): string[] {
  const entries: string[] = [];
  const shown = min(length, state.items);
  for (let index = 0; index < shown; index++) {
    // A typed array's own indexes cannot be replaced.
    const item = (value as Record<number, number | bigint>)[index] as number | bigint;
    push(entries, typeof item === 'bigint' ? `${item}n` : showNumber(item));
  }
  if (length > shown) push(entries, moreItems(length - shown));
  return entries;
}

/** An ArrayBuffer's first bytes in hexadecimal. */
export function bytesEntry(state: InspectState, value: object): string {
  const length = bufferLength(value) as number;
  const shown = min(length, state.items);
  const bytes = new Bytes(value as ArrayBuffer, 0, shown);
  let text = '';
  for (let index = 0; index < shown; index++) {
    text += (index === 0 ? '' : ' ') + padStart(numberToString(bytes[index] as number, 16), 2, '0');
  }
  const rest = length - shown;
  return `[Uint8Contents]: <${text}${rest > 0 ? ` ... ${rest} more byte${rest > 1 ? 's' : ''}` : ''}>`;
}
