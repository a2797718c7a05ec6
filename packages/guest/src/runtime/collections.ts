import { uncurryThis } from './primordials.ts';

/** Visits what is in a Map; throws for anything else. */
export const mapForEach: (self: unknown, visit: (value: unknown, key: unknown) => void) => void = uncurryThis(
  Map.prototype.forEach,
) as never;

/** Visits what is in a Set; throws for anything else. */
export const setForEach: (self: unknown, visit: (value: unknown) => void) => void = uncurryThis(
  Set.prototype.forEach,
) as never;
