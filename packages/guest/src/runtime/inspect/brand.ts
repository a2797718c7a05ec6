import { getterOf, getPrototypeOf, isArray, uncurryThis } from '../primordials.ts';

/** What the language made an object as, whatever its class is called. */
export type Brand =
  | 'object'
  | 'array'
  | 'function'
  | 'map'
  | 'set'
  | 'date'
  | 'regexp'
  | 'error'
  | 'arraybuffer'
  | 'typedarray'
  | 'dataview'
  | 'promise'
  | 'weak'
  | 'boxed';

const typedArrayPrototype = getPrototypeOf(Uint8Array.prototype) as object;
const objectPrototype = Object.prototype;
const errorPrototype = Error.prototype;
const promisePrototype = Promise.prototype;

/** Methods that throw on anything but their own kind. A way to ask for a brand that a program cannot answer. */
export const mapSize: (self: unknown) => unknown = uncurryThis(getterOf(Map.prototype, 'size'));
export const setSize: (self: unknown) => unknown = uncurryThis(getterOf(Set.prototype, 'size'));
export const dateTime: (self: unknown) => number = uncurryThis(Date.prototype.getTime);
export const bufferLength: (self: unknown) => unknown = uncurryThis(getterOf(ArrayBuffer.prototype, 'byteLength'));
export const typedArrayLength: (self: unknown) => unknown = uncurryThis(getterOf(typedArrayPrototype, 'length'));
export const viewBuffer: (self: unknown) => unknown = uncurryThis(getterOf(DataView.prototype, 'buffer'));
export const viewLength: (self: unknown) => unknown = uncurryThis(getterOf(DataView.prototype, 'byteLength'));
export const viewOffset: (self: unknown) => unknown = uncurryThis(getterOf(DataView.prototype, 'byteOffset'));
const mapHas: (self: unknown, key: unknown) => boolean = uncurryThis(WeakMap.prototype.has) as never;
const setHas: (self: unknown, key: unknown) => boolean = uncurryThis(WeakSet.prototype.has) as never;
const deref: (self: unknown) => unknown = uncurryThis(WeakRef.prototype.deref) as never;

export const boxedValues: readonly ((self: unknown) => unknown)[] = [
  uncurryThis(Number.prototype.valueOf),
  uncurryThis(String.prototype.valueOf),
  uncurryThis(Boolean.prototype.valueOf),
  uncurryThis(BigInt.prototype.valueOf),
  uncurryThis(Symbol.prototype.valueOf),
];

/** Name, prototype, brand, and the check that throws when an object only pretends. */
type Kind = readonly [name: string, prototype: object, brand: Brand, check: (self: unknown) => unknown];
const kinds: readonly Kind[] = [
  ['Map', Map.prototype, 'map', mapSize],
  ['Set', Set.prototype, 'set', setSize],
  ['Date', Date.prototype, 'date', dateTime],
  ['RegExp', RegExp.prototype, 'regexp', uncurryThis(getterOf(RegExp.prototype, 'hasIndices'))],
  ['ArrayBuffer', ArrayBuffer.prototype, 'arraybuffer', bufferLength],
  ['DataView', DataView.prototype, 'dataview', viewBuffer],
  ['WeakMap', WeakMap.prototype, 'weak', (self) => mapHas(self, undefined)],
  ['WeakSet', WeakSet.prototype, 'weak', (self) => setHas(self, undefined)],
  ['WeakRef', WeakRef.prototype, 'weak', deref],
  ['Number', Number.prototype, 'boxed', boxedValues[0] as never],
  ['String', String.prototype, 'boxed', boxedValues[1] as never],
  ['Boolean', Boolean.prototype, 'boxed', boxedValues[2] as never],
  ['BigInt', BigInt.prototype, 'boxed', boxedValues[3] as never],
  ['Symbol', Symbol.prototype, 'boxed', boxedValues[4] as never],
];

/** Prototypes whose class needs no look at `constructor`, which a program may have replaced. */
export const builtInPrototypes: readonly (readonly [name: string, prototype: object])[] = [
  ['Object', Object.prototype],
  ['Array', Array.prototype],
  ['Function', Function.prototype],
  ['Error', Error.prototype],
  ['TypeError', TypeError.prototype],
  ['RangeError', RangeError.prototype],
  ['SyntaxError', SyntaxError.prototype],
  ['ReferenceError', ReferenceError.prototype],
  ['EvalError', EvalError.prototype],
  ['Promise', Promise.prototype],
  ['Uint8Array', Uint8Array.prototype],
  ...kinds.map(([name, prototype]) => [name, prototype] as const),
];

/**
 * The brand of an object, looked for only where its chain of prototypes suggests one: asking costs an exception where
 * the answer is no, and plain objects are most of what is printed.
 */
export function brandOf(value: object, chain: readonly object[]): Brand {
  if (isArray(value)) return 'array';
  if (typeof value === 'function') return 'function';
  for (let index = 0; index < chain.length; index++) {
    const prototype = chain[index] as object;
    if (prototype === objectPrototype) break;
    if (prototype === errorPrototype) return 'error';
    if (prototype === promisePrototype) return 'promise';
    if (prototype === typedArrayPrototype) return passes(typedArrayLength, value) ? 'typedarray' : 'object';
    for (let kind = 0; kind < kinds.length; kind++) {
      const entry = kinds[kind] as Kind;
      if (entry[1] === prototype) return passes(entry[3], value) ? entry[2] : 'object';
    }
  }
  return 'object';
}

function passes(check: (self: unknown) => unknown, value: object): boolean {
  try {
    check(value);
    return true;
  } catch {
    return false;
  }
}
