import { allowedGlobals } from './allowed-globals.ts';
import { defineProperty, getOwnPropertyDescriptor, getPrototypeOf, ownKeys, setPrototypeOf } from './primordials.ts';

const functionPrototype = Function.prototype;
const objectPrototype = Object.prototype;
const PrivateEvalError = EvalError;

/** The prototypes whose `constructor` makes a function out of text. */
const functionPrototypes: readonly (readonly [name: string, prototype: object])[] = [
  ['Function', functionPrototype],
  ['AsyncFunction', getPrototypeOf(async () => {}) as object],
  ['GeneratorFunction', getPrototypeOf(function* () {}) as object],
  ['AsyncGeneratorFunction', getPrototypeOf(async function* () {}) as object],
];

/**
 * Takes from a world what a program must not have: whatever is not on the list of allowed names, and every way to make
 * code out of text. `Function` stays, so that `x instanceof Function` works, but throws when called.
 *
 * Called once, before the program and before the runtime's own names are installed. Returns the names that could not be
 * taken away, which is none on the engines we know.
 */
export function lockDown(global: object): readonly string[] {
  const allowed = new Set<string | symbol>(allowedGlobals);
  const kept: string[] = [];
  for (const [name, prototype] of functionPrototypes) replaceMaker(name, prototype);
  hide(global, 'Function', (functionPrototype as { readonly constructor: unknown }).constructor);
  hide(global, 'eval', disabled('eval'));
  // A host's own prototypes hold more names, and lead to more; the engines we know let the global object go of them.
  detach(global);
  for (let holder: object | null = global; holder !== null && holder !== objectPrototype;) {
    for (const key of ownKeys(holder)) {
      if (!(holder === global && allowed.has(key)) && !remove(holder, key)) kept.push(String(key));
    }
    holder = getPrototypeOf(holder);
  }
  return kept;
}

function detach(global: object): void {
  try {
    setPrototypeOf(global, objectPrototype);
  } catch {
    // Held fast. Then its names are taken one by one.
  }
}

function remove(holder: object, key: string | symbol): boolean {
  if (Reflect.deleteProperty(holder, key)) return true;
  const descriptor = getOwnPropertyDescriptor(holder, key);
  return (
    descriptor?.writable === true &&
    Reflect.defineProperty(holder, key, { value: undefined, writable: false, enumerable: false })
  );
}

function hide(target: object, key: string, value: unknown): void {
  defineProperty(target, key, { value, writable: true, enumerable: false, configurable: true });
}

function replaceMaker(name: string, prototype: object): void {
  const maker = disabled(name);
  defineProperty(maker, 'prototype', { value: prototype, writable: false });
  // A class that extends the maker looks like one of its kind, as it did before.
  if (name !== 'Function') setPrototypeOf(maker, (functionPrototype as { readonly constructor: object }).constructor);
  defineProperty(prototype, 'constructor', { value: maker, writable: false, enumerable: false, configurable: true });
}

/** A function that tells why it does nothing. */
function disabled(name: string): object {
  const refuse = function (): never {
    throw new PrivateEvalError(
      `${name} is not available here: code cannot be made from text. Write it in the program.`,
    );
  };
  defineProperty(refuse, 'name', { value: name, configurable: true });
  return refuse;
}
