import { defineProperty, objectKeys } from './primordials.ts';

/**
 * Puts each of `pieces` on `target` as the language puts its own there: writable, configurable, not enumerable.
 * Called before the program runs; again for pieces that are made only then.
 */
export function installGlobals(target: object, pieces: Readonly<Record<string, unknown>>): void {
  const names = objectKeys(pieces);
  for (let index = 0; index < names.length; index++) {
    const name = names[index] as string;
    defineProperty(target, name, { value: pieces[name], writable: true, enumerable: false, configurable: true });
  }
}
