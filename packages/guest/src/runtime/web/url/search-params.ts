import { defineInterface } from '../interface.ts';
import { formDecode, formEncode } from './percent.ts';

type Pair = [name: string, value: string];

const { toWellFormed } = String.prototype;

/** Any value as a string without lone surrogates, as Web IDL wants it. */
export function toText(value: unknown): string {
  return Reflect.apply(toWellFormed, `${value as string}`, []);
}

function readForm(text: string): Pair[] {
  const pairs: Pair[] = [];
  for (const part of text.split('&')) {
    if (part === '') continue;
    const equals = part.indexOf('=');
    const name = equals === -1 ? part : part.slice(0, equals);
    pairs.push([formDecode(name), equals === -1 ? '' : formDecode(part.slice(equals + 1))]);
  }
  return pairs;
}

function readInit(init: unknown): Pair[] {
  if (init === undefined) return [];
  if (init === null || (typeof init !== 'object' && typeof init !== 'function')) {
    const text = toText(init);
    return readForm(text.startsWith('?') ? text.slice(1) : text);
  }
  const iterator = (init as { [Symbol.iterator]?: unknown })[Symbol.iterator];
  if (iterator === undefined || iterator === null) {
    const byName = new Map<string, string>();
    for (const key of Reflect.ownKeys(init)) {
      const descriptor = Object.getOwnPropertyDescriptor(init, key);
      if (descriptor?.enumerable !== true) continue;
      byName.set(toText(key), toText((init as Record<PropertyKey, unknown>)[key]));
    }
    return [...byName];
  }
  return Array.from(init as Iterable<Iterable<unknown>>, (item) => {
    const isList = (typeof item === 'object' && item !== null) || typeof item === 'function';
    const pair = isList ? [...item] : [];
    if (pair.length !== 2) throw new TypeError('URLSearchParams needs pairs of a name and a value.');
    return [toText(pair[0]), toText(pair[1])] satisfies Pair;
  });
}

let link: (params: URLSearchParamsClass, changed: (query: string) => void) => void;
let reload: (params: URLSearchParamsClass, query: string) => void;
let pairsOf: (value: object) => readonly Pair[] | undefined;

class URLSearchParamsClass {
  static {
    link = (params, changed) => {
      params.#changed = changed;
    };
    reload = (params, query) => {
      params.#pairs = readForm(query);
    };
    pairsOf = (value) => (#pairs in value ? value.#pairs : undefined);
  }
  #pairs: Pair[];
  #changed: ((query: string) => void) | undefined;

  constructor(init?: unknown) {
    this.#pairs = readInit(init);
  }
  get size(): number {
    return this.#pairs.length;
  }
  append(name: string, value: string): void {
    needs(arguments.length, 2, 'append');
    this.#pairs.push([toText(name), toText(value)]);
    this.#update();
  }
  delete(name: string, value?: string): void {
    needs(arguments.length, 1, 'delete');
    const test = matcher(name, value);
    this.#pairs = this.#pairs.filter((pair) => !test(pair));
    this.#update();
  }
  get(name: string): string | null {
    needs(arguments.length, 1, 'get');
    return this.#pairs.find(matcher(name, undefined))?.[1] ?? null;
  }
  getAll(name: string): string[] {
    needs(arguments.length, 1, 'getAll');
    return this.#pairs.filter(matcher(name, undefined)).map((pair) => pair[1]);
  }
  has(name: string, value?: string): boolean {
    needs(arguments.length, 1, 'has');
    return this.#pairs.some(matcher(name, value));
  }
  set(name: string, value: string): void {
    needs(arguments.length, 2, 'set');
    const test = matcher(name, undefined);
    const text = toText(value);
    const first = this.#pairs.find(test);
    if (first === undefined) this.#pairs.push([toText(name), text]);
    else {
      first[1] = text;
      this.#pairs = this.#pairs.filter((pair) => pair === first || !test(pair));
    }
    this.#update();
  }
  sort(): void {
    this.#pairs.sort((left, right) => (left[0] < right[0] ? -1 : left[0] > right[0] ? 1 : 0));
    this.#update();
  }
  forEach(callback: (value: string, name: string, params: unknown) => void, self?: unknown): void {
    if (typeof callback !== 'function') throw new TypeError('URLSearchParams.forEach needs a function.');
    for (let index = 0; index < this.#pairs.length; index++) {
      const [name, value] = this.#pairs[index] as Pair;
      Reflect.apply(callback, self, [value, name, this]);
    }
  }
  *entries(): Generator<Pair> {
    for (let index = 0; index < this.#pairs.length; index++) yield [...(this.#pairs[index] as Pair)];
  }
  *keys(): Generator<string> {
    for (let index = 0; index < this.#pairs.length; index++) yield (this.#pairs[index] as Pair)[0];
  }
  *values(): Generator<string> {
    for (let index = 0; index < this.#pairs.length; index++) yield (this.#pairs[index] as Pair)[1];
  }
  toString(): string {
    return this.#pairs.map(([name, value]) => `${formEncode(name)}=${formEncode(value)}`).join('&');
  }
  #update(): void {
    this.#changed?.(this.toString());
  }
}
Object.defineProperty(URLSearchParamsClass.prototype, Symbol.iterator, {
  value: URLSearchParamsClass.prototype.entries,
  writable: true,
  configurable: true,
});

function needs(given: number, needed: number, method: string): void {
  if (given < needed) {
    throw new TypeError(`URLSearchParams.${method} needs ${needed} argument${needed > 1 ? 's' : ''}.`);
  }
}

function matcher(name: string, value: string | undefined): (pair: Pair) => boolean {
  const wantedName = toText(name);
  const wantedValue = value === undefined ? undefined : toText(value);
  return (pair) => pair[0] === wantedName && (wantedValue === undefined || pair[1] === wantedValue);
}

/** The pairs of a `URLSearchParams`; `undefined` for any other object. */
export function searchPairsOf(value: object): readonly Pair[] | undefined {
  return pairsOf(value);
}

/** Makes the parameters of one URL, and a way to read them anew when its query was set. */
export function createLinkedParams(
  query: string,
  changed: (query: string) => void,
): { readonly params: object; reload(query: string): void } {
  const params = new URLSearchParamsClass();
  reload(params, query);
  link(params, changed);
  return { params, reload: (next) => reload(params, next) };
}

/** `URLSearchParams` of the URL standard. */
export const URLSearchParams: typeof globalThis.URLSearchParams = defineInterface(
  'URLSearchParams',
  URLSearchParamsClass,
) as never;
