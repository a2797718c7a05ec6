import { defineProperty, objectKeys, ownData } from './primordials.ts';

/**
 * Puts each of `pieces` that is there on `target` as the language puts its own there: writable, configurable, not enumerable.
 * Called before the program runs; again for pieces that are made only then.
 */
export function installGlobals(target: object, pieces: Readonly<Record<string, unknown>>): void {
  const names = objectKeys(pieces);
  for (let index = 0; index < names.length; index++) {
    const name = names[index] as string;
    const value = pieces[name];
    if (value === undefined) continue;
    // Bundling shortens the names of functions.
    if (typeof value === 'function' && ownData(value, 'name') !== name) {
      defineProperty(value, 'name', { value: name, configurable: true });
    }
    defineProperty(target, name, { value, writable: true, enumerable: false, configurable: true });
  }
}
