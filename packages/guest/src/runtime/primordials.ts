/**
 * The language's own functions, taken before the program runs.
 *
 * A program may replace any global and any prototype's method. Whatever the runtime must be able to rely on is taken
 * from here; a program can then spoil only itself.
 */

const { bind, call } = Function.prototype;

/** Turns a method into a function that takes `this` first and looks nothing up when it is called. */
export const uncurryThis: <This, Arguments extends readonly unknown[], Result>(
  method: (this: This, ...rest: Arguments) => Result,
) => (self: This, ...rest: Arguments) => Result = bind.bind(call) as never;

export const apply: typeof Reflect.apply = Reflect.apply;
export const ownKeys: (target: object) => (string | symbol)[] = Reflect.ownKeys;
export const getPrototypeOf: (target: object) => object | null = Reflect.getPrototypeOf;
export const setPrototypeOf: (target: object, prototype: object | null) => object = Object.setPrototypeOf;
export const defineProperty: typeof Object.defineProperty = Object.defineProperty;
export const getOwnPropertyDescriptor: (target: object, key: PropertyKey) => PropertyDescriptor | undefined =
  Object.getOwnPropertyDescriptor;
export const hasOwn: (target: object, key: PropertyKey) => boolean = Object.hasOwn;
export const objectKeys: (target: object) => string[] = Object.keys;
export const isArray: (value: unknown) => value is unknown[] = Array.isArray;
export const floor: (value: number) => number = Math.floor;
export const round: (value: number) => number = Math.round;
export const sqrt: (value: number) => number = Math.sqrt;
export const max: (left: number, right: number) => number = Math.max;
export const min: (left: number, right: number) => number = Math.min;
export const isNotANumber: (value: unknown) => boolean = Number.isNaN;
export const stringify: (value: unknown) => string | undefined = JSON.stringify;
export const currentTime: () => number = Date.now;

type Text = (self: string) => string;
export const charCodeAt: (self: string, index: number) => number = uncurryThis(String.prototype.charCodeAt);
export const codePointAt: (self: string, index: number) => number | undefined = uncurryThis(
  String.prototype.codePointAt,
);
export const slice: (self: string, start: number, end?: number) => string = uncurryThis(String.prototype.slice);
export const indexOf: (self: string, search: string, from?: number) => number = uncurryThis(String.prototype.indexOf);
export const includes: (self: string, search: string) => boolean = uncurryThis(String.prototype.includes);
export const startsWith: (self: string, search: string, at?: number) => boolean = uncurryThis(
  String.prototype.startsWith,
);
export const endsWith: (self: string, search: string) => boolean = uncurryThis(String.prototype.endsWith);
export const repeat: (self: string, count: number) => string = uncurryThis(String.prototype.repeat);
export const padStart: (self: string, length: number, fill?: string) => string = uncurryThis(String.prototype.padStart);
export const padEnd: (self: string, length: number, fill?: string) => string = uncurryThis(String.prototype.padEnd);
export const normalize: (self: string, form?: string) => string = uncurryThis(String.prototype.normalize);
export const toWellFormed: Text = uncurryThis(String.prototype.toWellFormed);
export const fromCharCode: (...codes: number[]) => string = String.fromCharCode;

export const symbolToString: (self: symbol) => string = uncurryThis(Symbol.prototype.toString);
export const numberToString: (self: number, radix?: number) => string = uncurryThis(Number.prototype.toString);
export const toFixed: (self: number, digits: number) => string = uncurryThis(Number.prototype.toFixed);
export const functionToString: (self: unknown) => string = uncurryThis(Function.prototype.toString);
export const isPrototypeOf: (self: object, value: object) => boolean = uncurryThis(Object.prototype.isPrototypeOf);
export const isEnumerable: (self: object, key: PropertyKey) => boolean = uncurryThis(
  Object.prototype.propertyIsEnumerable,
);

const nativePush: (self: unknown[], item: unknown) => number = uncurryThis(Array.prototype.push) as never;
const arrayPrototype = Array.prototype;
const objectPrototype = Object.prototype;

/** Puts an item behind the others, also where a program has put a setter in the place it goes to. */
export function push(self: unknown[], item: unknown): void {
  const at = self.length;
  if (hasOwn(arrayPrototype, at) || hasOwn(objectPrototype, at)) {
    defineProperty(self, at, {
      __proto__: null,
      value: item,
      writable: true,
      enumerable: true,
      configurable: true,
    } as PropertyDescriptor);
  } else {
    nativePush(self, item);
  }
}
export const join: (self: readonly unknown[], separator: string) => string = uncurryThis(Array.prototype.join);

const PrivateMap = Map;
const mapGet = uncurryThis(Map.prototype.get);
const mapSet = uncurryThis(Map.prototype.set);
const mapDelete = uncurryThis(Map.prototype.delete);
const mapSize = uncurryThis(getterOf(Map.prototype, 'size'));

/** A map whose methods a program cannot replace. */
export interface SafeMap<Key, Value> {
  get(key: Key): Value | undefined;
  set(key: Key, value: Value): void;
  delete(key: Key): boolean;
  size(): number;
}

/** Makes a {@link SafeMap}. */
export function createSafeMap<Key, Value>(): SafeMap<Key, Value> {
  const map = new PrivateMap<Key, Value>();
  return {
    get: (key) => mapGet(map, key) as Value | undefined,
    set: (key, value) => {
      mapSet(map, key, value);
    },
    delete: (key) => mapDelete(map, key),
    size: () => mapSize(map) as number,
  };
}

/** The getter of an accessor that the language itself defines, to be called with any `this`. */
export function getterOf(target: object, key: PropertyKey): (this: unknown) => unknown {
  const getter = Object.getOwnPropertyDescriptor(target, key)?.get;
  if (getter === undefined) throw new TypeError('not an accessor');
  return getter;
}

/** Splits at every `separator`, without the regular expression hooks of `String.prototype.split`. */
export function splitAt(text: string, separator: string): string[] {
  const parts: string[] = [];
  let from = 0;
  for (;;) {
    const at = indexOf(text, separator, from);
    if (at === -1) break;
    push(parts, slice(text, from, at));
    from = at + separator.length;
  }
  push(parts, slice(text, from));
  return parts;
}

/** An own property's value; `undefined` where there is none or a getter stands in its place. */
export function ownData(target: object, key: PropertyKey): unknown {
  const descriptor = getOwnPropertyDescriptor(target, key);
  return descriptor !== undefined && hasOwn(descriptor, 'value') ? descriptor.value : undefined;
}

/** Longer chains of prototypes are a program's joke, and a proxy can make one that never ends. */
const longestChain = 64;

/** Like {@link ownData}, along the chain of prototypes. */
export function chainData(target: object, key: PropertyKey): unknown {
  let holder: object | null = target;
  for (let hops = 0; holder !== null && hops < longestChain; hops++) {
    const descriptor = getOwnPropertyDescriptor(holder, key);
    if (descriptor !== undefined) return hasOwn(descriptor, 'value') ? descriptor.value : undefined;
    holder = getPrototypeOf(holder);
  }
  return undefined;
}

/** The prototypes of `target`, nearest first, at most {@link longestChain}. */
export function prototypesOf(target: object): object[] {
  const chain: object[] = [];
  let holder = getPrototypeOf(target);
  for (let hops = 0; holder !== null && hops < longestChain; hops++) {
    push(chain, holder);
    holder = getPrototypeOf(holder);
  }
  return chain;
}
