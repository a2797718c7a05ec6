import fc from 'fast-check';
import { expect, test } from 'vitest';

import { formatArguments } from '../src/runtime/console/format.ts';
import { quickLine } from '../src/runtime/console/quick-line.ts';
import { inspect } from '../src/runtime/inspect.ts';
import { inspectLimits } from '../src/runtime/inspect/limits.ts';

// With a depth of its own, `inspect` goes the long way.
const slowly = (values: readonly unknown[]): string =>
  formatArguments(values, (value, changes) => inspect(value, { depth: inspectLimits.depth, ...changes }));

test('a line that is made quickly is the line that is made the long way', () => {
  const special = fc.constantFrom<unknown>(
    undefined,
    null,
    -0,
    NaN,
    1n,
    '%s',
    "it's",
    '\n',
    '\u{1f600}',
    [],
    {},
    [undefined],
    Symbol('s'),
    new Date(0),
    Object.create(null),
    {
      get a() {
        return 1;
      },
    },
    { [Symbol('k')]: 1 },
    Object.assign(Array.from({ length: 3 }), { 0: 1, 2: 3 }),
    Array(3),
    new Map([[1, 2]]),
    () => 1,
    Object.defineProperty({ a: 1 }, 'b', { value: 2 }),
    new (class A {
      x = 1;
    })(),
    { a: { b: { c: 1 } } },
  );
  const value = fc.oneof(fc.anything(), fc.jsonValue(), fc.object(), fc.string(), special);
  let quick = 0;
  fc.assert(
    fc.property(fc.array(value, { maxLength: 4 }), (values) => {
      const line = quickLine(values, inspectLimits.lineWidth);
      if (line === undefined) return;
      quick++;
      expect(line).toBe(slowly(values));
    }),
    { numRuns: 5_000 },
  );
  expect(quick).toBeGreaterThan(100);
});
