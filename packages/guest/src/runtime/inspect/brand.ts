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

const bufferLengthOf = getterOf(ArrayBuffer.prototype, 'byteLength');
const viewBufferOf = getterOf(DataView.prototype, 'buffer');
const viewLengthOf = getterOf(DataView.prototype, 'byteLength');
const viewOffsetOf = getterOf(DataView.prototype, 'byteOffset');
const typedArrayLengthOf = getterOf(typedArrayPrototype, 'length');

/** Methods that throw on anything but their own kind. A way to ask for a brand that a program cannot answer. */
export const mapSize: (self: unknown) => unknown = uncurryThis(getterOf(Map.prototype, 'size'));
export const setSize: (self: unknown) => unknown = uncurryThis(getterOf(Set.prototype, 'size'));
export const dateTime: (self: unknown) => number = uncurryThis(Date.prototype.getTime);
// These are seldom asked, so what is cheaper to make is taken.
export const bufferLength = (self: unknown): unknown => apply(bufferLengthOf, self, []);
export const typedArrayLength = (self: unknown): unknown => apply(typedArrayLengthOf, self, []);
export const viewBuffer = (self: unknown): unknown => apply(viewBufferOf, self, []);
export const viewLength = (self: unknown): unknown => apply(viewLengthOf, self, []);
export const viewOffset = (self: unknown): unknown => apply(viewOffsetOf, self, []);

/** A method that throws on anything but its own kind, and does no more than a look when called without arguments. */
type Check = (this: never) => unknown;
/** Name, prototype, brand, and the check that throws when an object only pretends. */
type Kind = readonly [name: string, prototype: object, brand: Brand, check: Check];
const kinds: readonly Kind[] = [
  ['Map', Map.prototype, 'map', Map.prototype.has as Check],
  ['Set', Set.prototype, 'set', Set.prototype.has as Check],
  ['Date', Date.prototype, 'date', Date.prototype.getTime],
  ['RegExp', RegExp.prototype, 'regexp', getterOf(RegExp.prototype, 'hasIndices')],
  ['ArrayBuffer', ArrayBuffer.prototype, 'arraybuffer', bufferLengthOf],
  ['DataView', DataView.prototype, 'dataview', viewBufferOf],
  ['WeakMap', WeakMap.prototype, 'weak', WeakMap.prototype.has as Check],
  ['WeakSet', WeakSet.prototype, 'weak', WeakSet.prototype.has as Check],
  ['WeakRef', WeakRef.prototype, 'weak', WeakRef.prototype.deref],
  ['Number', Number.prototype, 'boxed', Number.prototype.valueOf],
  ['String', String.prototype, 'boxed', String.prototype.valueOf],
  ['Boolean', Boolean.prototype, 'boxed', Boolean.prototype.valueOf],
  ['BigInt', BigInt.prototype, 'boxed', BigInt.prototype.valueOf],
  ['Symbol', Symbol.prototype, 'boxed', Symbol.prototype.valueOf],
];

/** What is in the box of a primitive, and what the box is called; `undefined` for anything else. */
export function unbox(box: object): readonly [name: string, inner: unknown] | undefined {
  for (let at = 0; at < kinds.length; at++) {
    const kind = kinds[at] as Kind;
    try {
      if (kind[2] === 'boxed') return [kind[0], apply(kind[3], box as never, [])];
    } catch {
      // Another kind of box.
    }
  }
  return undefined;
}

/** Prototypes whose class needs no look at `constructor`, which a program may have replaced; beside {@link kinds}. */
const builtInPrototypes: readonly (readonly [name: string, prototype: object])[] = [
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
];

/** What the class is called that a prototype of the language's own belongs to. */
export function builtInName(prototype: object): string | undefined {
  return nameIn(builtInPrototypes, prototype) ?? nameIn(kinds, prototype);
}

function nameIn(
  list: readonly (readonly [name: string, prototype: object, ...rest: unknown[]])[],
  prototype: object,
): string | undefined {
  for (let at = 0; at < list.length; at++) {
    const entry = list[at] as readonly [name: string, prototype: object];
    if (entry[1] === prototype) return entry[0];
  }
  return undefined;
}

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
    if (prototype === typedArrayPrototype) return passes(typedArrayLengthOf, value) ? 'typedarray' : 'object';
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
