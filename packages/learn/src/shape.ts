/** What a value can be, as bits, so that a set of kinds is a number. */
export const Kind = {
  null: 1,
  boolean: 2,
  number: 4,
  string: 8,
  array: 16,
  object: 32,
  undefined: 64,
  bigint: 128,
  date: 256,
  binary: 512,
  map: 1_024,
  set: 2_048,
  error: 4_096,
  media: 8_192,
  /** Nothing is said: more was there than is looked at. Absorbs every other kind. */
  any: 16_384,
} as const;

/** Every bit there is. */
export const allKinds = 32_767;

/**
 * What values had in common: kinds, names of properties, nothing else. Never a value: no text, no number, no list of
 * the values that were seen.
 */
export interface Shape {
  /** Kinds that were seen. 0: nothing was. */
  readonly kinds: number;
  /** With `Kind.object`. */
  readonly object?: ObjectShape;
  /** With `Kind.array`, unless all of them were empty: what all items have in common. */
  readonly item?: Shape;
}

/** What objects at one place had in common. */
export interface ObjectShape {
  /** By name. Empty for a map. */
  readonly properties: ReadonlyMap<string, Property>;
  /** What stood under keys that are data: dates, ids, numbers; for a map, under all keys. */
  readonly rest?: Shape;
  /** The keys are data, and none of them is kept. */
  readonly isMap: boolean;
}

/** One property. */
export interface Property {
  /** Some object at this place did not have it. */
  readonly optional: boolean;
  readonly shape: Shape;
}

/** Nothing was seen. */
export const nothing: Shape = { kinds: 0 };

/** Anything. */
export const anything: Shape = { kinds: Kind.any };
