import { isPrototypeOf } from '../primordials.ts';

/** The web classes of this world, by their prototypes. Filled before a program runs. */
export const platformPrototypes: object[] = [];

/** Whether an object belongs to a web class, whose objects `structuredClone` refuses. */
export function isPlatformObject(value: object): boolean {
  for (let at = 0; at < platformPrototypes.length; at++) {
    if (isPrototypeOf(platformPrototypes[at] as object, value)) return true;
  }
  return false;
}
