import { apply, getterOf, getPrototypeOf, isArray, uncurryThis } from '../primordials.ts';

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
export const boxedValues: readonly ((self: unknown) => unknown)[] = [
  uncurryThis(Number.prototype.valueOf),
  uncurryThis(String.prototype.valueOf),
  uncurryThis(Boolean.prototype.valueOf),
  uncurryThis(BigInt.prototype.valueOf),
  uncurryThis(Symbol.prototype.valueOf),
];

/** A method that throws on anything but its own kind, and does no more than a look when called without arguments. */
type Check = (this: never) => unknown;
/** Name, prototype, brand, and the check that throws when an object only pretends. */
type Kind = readonly [name: string, prototype: object, brand: Brand, check: Check];
const kinds: readonly Kind[] = [
  ['Map', Map.prototype, 'map', Map.prototype.has as Check],
  ['Set', Set.prototype, 'set', Set.prototype.has as Check],
  ['Date', Date.prototype, 'date', Date.prototype.getTime],
  ['RegExp', RegExp.prototype, 'regexp', getterOf(RegExp.prototype, 'hasIndices')],
  ['ArrayBuffer', ArrayBuffer.prototype, 'arraybuffer', getterOf(ArrayBuffer.prototype, 'byteLength')],
  ['DataView', DataView.prototype, 'dataview', getterOf(DataView.prototype, 'buffer')],
  ['WeakMap', WeakMap.prototype, 'weak', WeakMap.prototype.has as Check],
  ['WeakSet', WeakSet.prototype, 'weak', WeakSet.prototype.has as Check],
  ['WeakRef', WeakRef.prototype, 'weak', WeakRef.prototype.deref],
  ['Number', Number.prototype, 'boxed', Number.prototype.valueOf],
  ['String', String.prototype, 'boxed', String.prototype.valueOf],
  ['Boolean', Boolean.prototype, 'boxed', Boolean.prototype.valueOf],
  ['BigInt', BigInt.prototype, 'boxed', BigInt.prototype.valueOf],
  ['Symbol', Symbol.prototype, 'boxed', Symbol.prototype.valueOf],
];
const typedArrayCheck = getterOf(typedArrayPrototype, 'buffer');

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
    if (prototype === typedArrayPrototype) return passes(typedArrayCheck, value) ? 'typedarray' : 'object';
    for (let kind = 0; kind < kinds.length; kind++) {
      const entry = kinds[kind] as Kind;
      if (entry[1] === prototype) return passes(entry[3], value) ? entry[2] : 'object';
    }
  }
  return 'object';
}

function passes(check: Check, value: object): boolean {
  try {
    apply(check, value as never, []);
    return true;
  } catch {
    return false;
  }
}
