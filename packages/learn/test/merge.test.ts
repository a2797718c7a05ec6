import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { boundShape } from '../src/bound-shape.ts';
import { covers, mergeShapes } from '../src/merge-shapes.ts';
import { observe } from '../src/observe.ts';
import type { Shape } from '../src/shape.ts';
import { writeShape } from '../src/shape-text.ts';
import { anyValue } from './arbitrary.ts';

const text = (shape: Shape): string => JSON.stringify(writeShape(shape));
const shape = fc
  .array(anyValue, { minLength: 1, maxLength: 4 })
  .map((values) => values.map(observe).reduce((sum, each) => mergeShapes(sum, each)));
/** Objects whose keys differ from each other, so that merging makes maps of them. */
const growing = fc
  .tuple(
    fc.integer({ min: 0, max: 30 }),
    fc.integer({ min: 1, max: 18 }),
    fc.constantFrom<unknown>(1, 'x', [], [1], [{ a: 1 }], { a: 1 }, { b: 1 }),
  )
  .map(([start, count, value]) =>
    observe(
      Object.fromEntries(
        Array.from({ length: count }, (_, at) => [
          `key${'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUV'[start + at] ?? ''}`,
          value,
        ]),
      ),
    ),
  );
/** The same, with or without a place below which nothing is looked at. */
const growingDeep = fc.tuple(growing, fc.boolean()).map(([inner, isCut]) => (isCut ? cutAtTheEnd(inner) : inner));
const any = fc.oneof(shape, growing, growingDeep);

function cutAtTheEnd(shape: Shape): Shape {
  const properties = new Map(
    [...(shape.object?.properties ?? [])].map(([name, { optional, shape: inner }]) => [
      name,
      { optional, shape: inner.object || inner.item ? { kinds: 16_384 } : inner },
    ]),
  );
  return { kinds: 32, object: { properties, isMap: false } };
}

describe('merging shapes', () => {
  test('does not depend on how it is grouped', () => {
    fc.assert(
      fc.property(any, any, any, (a, b, c) => {
        expect(text(mergeShapes(mergeShapes(a, b), c))).toBe(text(mergeShapes(a, mergeShapes(b, c))));
      }),
      { numRuns: 1_500 },
    );
  });
  test('does not depend on the order', () => {
    fc.assert(
      fc.property(any, any, (a, b) => {
        expect(text(mergeShapes(a, b))).toBe(text(mergeShapes(b, a)));
      }),
      { numRuns: 1_500 },
    );
  });
  test('changes nothing the second time', () => {
    fc.assert(
      fc.property(any, any, (a, b) => {
        const once = mergeShapes(a, b);
        expect(text(mergeShapes(once, b))).toBe(text(once));
        expect(text(mergeShapes(a, structuredClone(a)))).toBe(text(a));
      }),
      { numRuns: 1_500 },
    );
  });
  test('is needed exactly when a shape is not covered', () => {
    fc.assert(
      fc.property(any, any, (a, b) => {
        expect(covers(a, b)).toBe(text(mergeShapes(a, b)) === text(a));
        expect(covers(mergeShapes(a, b), b)).toBe(true);
      }),
      { numRuns: 3_000 },
    );
  });
  test('of results that come one by one, in any order, ends in the same shape, maps included', () => {
    const results = Array.from({ length: 20 }, (_, at) => ({
      [`user${'abcdefghijklmnopqrst'[at] ?? ''}`]: { age: at },
    }));
    const forwards = results.map(observe).reduce((sum, each) => mergeShapes(sum, each));
    const backwards = results
      .toReversed()
      .map(observe)
      .reduce((sum, each) => mergeShapes(sum, each));
    expect(forwards.object?.isMap).toBe(true);
    expect(text(backwards)).toBe(text(forwards));
  });
});

describe('a shape that grew too large', () => {
  const wide = (prefix: string, depth: number): unknown =>
    depth === 0 ? 1 : Object.fromEntries([...'abcd'].map((name) => [prefix + name, wide(prefix + name, depth - 1)]));
  test('keeps the levels that fit and still covers all it was made of', () => {
    const merged = mergeShapes(observe({ list: [wide('x', 5)] }), observe({ list: [wide('y', 5)] }));
    const bound = boundShape(merged);
    expect(text(bound).length).toBeLessThan(text(merged).length);
    expect(covers(bound, merged)).toBe(true);
    expect(bound.object?.properties.has('list')).toBe(true);
  });
  test('of any origin is covered by its bound', () => {
    fc.assert(fc.property(any, any, (a, b) => covers(boundShape(mergeShapes(a, b)), mergeShapes(a, b))));
  });
});
