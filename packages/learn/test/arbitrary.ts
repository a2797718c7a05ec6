import fc from 'fast-check';

/** Names a program might meet, and keys that are data, some of them shared so that objects overlap. */
const key = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom('id', 'name', 'owner', 'items', 'children', 'url', 'count', 'a', 'b', 'c') },
  {
    weight: 2,
    arbitrary: fc.integer({ min: 0, max: 60 }).map((n) => `field${String.fromCharCode(97 + (n % 26))}${n}`),
  },
  { weight: 1, arbitrary: fc.constantFrom('2026-01-01', '17', 'a b', '__proto__', 'constructor', 'toString', '') },
);

const leaf = fc.oneof(
  fc.constant(null),
  fc.boolean(),
  fc.integer(),
  fc.string(),
  fc.constant(undefined),
  fc.constant(5n),
  fc.constant(new Date(0)),
  fc.constant(new Uint8Array(2)),
);

/** Values of every kind, some of their objects wide enough to be maps. */
export const anyValue: fc.Arbitrary<unknown> = fc.letrec<{ value: unknown; object: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 5, withCrossShrink: true },
    leaf,
    fc.array(tie('value'), { maxLength: 5 }),
    tie('object'),
    tie('object'),
  ),
  object: fc.array(fc.tuple(key, tie('value')), { maxLength: 14 }).map((entries) => {
    const object = {};
    for (const [name, value] of entries) {
      Object.defineProperty(object, name, { value, enumerable: true, writable: true, configurable: true });
    }
    return object;
  }),
})).value;

/** JSON values only. */
export const anyJson: fc.Arbitrary<unknown> = fc.jsonValue({ maxDepth: 5 });
