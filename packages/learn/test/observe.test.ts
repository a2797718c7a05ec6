import { createMedia } from '@sallyport/contract';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { lookLimit, nodeLimit } from '../src/constants.ts';
import { createLearner } from '../src/create-learner.ts';
import { covers } from '../src/merge-shapes.ts';
import { observe } from '../src/observe.ts';
import { createMemoryShapeStore } from '../src/shape-store.ts';
import { readShape, writeShape } from '../src/shape-text.ts';
import { shapeToSchema } from '../src/shape-to-schema.ts';
import { anyValue } from './arbitrary.ts';

describe('the shape of a result', () => {
  test('says kinds, names and what may be missing', () => {
    expect(
      shapeToSchema(
        observe([
          { id: 1, title: 'a', labels: [], closed: null },
          { id: 2, title: 'b', labels: [{ name: 'x' }], closed: '2026-01-31', body: undefined },
        ]),
      ),
    ).toEqual({
      type: 'array',
      items: {
        type: 'object',
        properties: {
          body: { 'x-sallyport-type': 'any' },
          closed: { type: ['string', 'null'] },
          id: { type: 'number' },
          labels: {
            type: 'array',
            items: { type: 'object', properties: { name: { type: 'string' } }, required: ['name'] },
          },
          title: { type: 'string' },
        },
        required: ['closed', 'id', 'labels', 'title'],
      },
    });
  });
  test('has a word for everything that can cross', () => {
    const media = createMedia({ mimeType: 'image/png', data: 'AAAA' });
    const values = [
      undefined,
      1n,
      new Date(0),
      new Uint8Array(1),
      new Map([[1, 2]]),
      new Set([1]),
      new Error('x'),
      null,
    ];
    expect(values.map((value) => shapeToSchema(observe(value)))).toEqual([
      ...['undefined', 'bigint', 'Date', 'Uint8Array', 'Map<any, any>', 'Set<any>', 'Error'].map((type) => ({
        'x-sallyport-type': type,
      })),
      { type: 'null' },
    ]);
    expect(shapeToSchema(observe(media))).toMatchObject({ properties: { type: { const: 'media' } } });
    expect(
      shapeToSchema(
        observe({
          toJSON: undefined,
          at: new (class {
            toJSON = () => 'text';
          })(),
        }),
      ),
    ).toMatchObject({
      properties: { at: { type: 'string' } },
    });
  });
  test('of a map is the shape of its values', () => {
    expect(shapeToSchema(observe({ '2026-01-01': { sum: 1 }, '2026-01-02': { sum: 2, note: 'x' } }))).toEqual({
      type: 'object',
      additionalProperties: {
        type: 'object',
        properties: { note: { type: 'string' }, sum: { type: 'number' } },
        required: ['sum'],
      },
    });
  });
  test('of what contains itself is one type, whatever the depth that was seen', () => {
    const tree = (depth: number): object =>
      depth === 0 ? { name: 'f', size: 1 } : { name: 'd', size: 0, children: [tree(depth - 1), tree(0)] };
    const schema = shapeToSchema(observe(tree(6)));
    expect(schema).toEqual({
      type: 'object',
      properties: {
        children: { type: 'array', items: { $ref: '#' } },
        name: { type: 'string' },
        size: { type: 'number' },
      },
      required: ['name', 'size'],
    });
  });
  test('of an owner in a repository is not the shape of the repository', () => {
    const schema = shapeToSchema(observe({ id: 1, name: 'r', owner: { id: 2, name: 'o' } }));
    expect(schema).toMatchObject({ properties: { owner: { type: 'object' } } });
  });
  test('is the same from its text', () => {
    fc.assert(
      fc.property(anyValue, (value) => {
        const shape = observe(value);
        const written: unknown = JSON.parse(JSON.stringify(writeShape(shape)));
        const read = readShape(written);
        expect(read && JSON.stringify(writeShape(read))).toBe(JSON.stringify(writeShape(shape)));
      }),
    );
  });
  test('covers the value it was made from, looked at again', () => {
    fc.assert(fc.property(anyValue, (value) => covers(observe(value), observe(value))));
  });
});

describe('a hostile result', () => {
  const learned = (value: unknown): unknown => {
    const learner = createLearner({ store: createMemoryShapeStore() });
    const tool = { path: 'a.b', fingerprint: 'f' };
    return learner.load([tool]).then(() => {
      learner.observe(tool, value);
      return learner.shapeOf(tool)?.schema;
    });
  };
  const nodes = (shape: object): number => JSON.stringify(shape).length;
  test('with 100,000 keys is a map', async () => {
    const wide = Object.fromEntries(Array.from({ length: 100_000 }, (_, at) => [`k${at.toString(36)}`, at]));
    expect(await learned(wide)).toEqual({ type: 'object', additionalProperties: { type: 'number' } });
  });
  test('5,000 levels deep is cut where nobody reads on', async () => {
    let deep: unknown = 1;
    for (let level = 0; level < 5_000; level += 1) deep = { in: deep, and: [deep].slice(1) };
    expect(nodes((await learned(deep)) as object)).toBeLessThan(1_000);
  });
  test('that contains itself ends', async () => {
    const loop: Record<string, unknown> = { name: 'x' };
    loop['self'] = loop;
    loop['list'] = [loop, loop];
    expect(await learned(loop)).toMatchObject({ type: 'object', required: ['list', 'name', 'self'] });
  });
  test('whose getters throw teaches nothing and harms nothing', async () => {
    const trap = {
      name: 'x',
      get boom(): never {
        throw new Error('boom');
      },
    };
    expect(await learned(trap)).toBeUndefined();
    expect(
      await learned(
        new Proxy(
          {},
          {
            ownKeys: () => {
              throw new Error('boom');
            },
          },
        ),
      ),
    ).toBeUndefined();
  });
  test('with names from prototypes keeps them as names', async () => {
    const odd: unknown = JSON.parse(
      '{"__proto__": {"polluted": true}, "constructor": 1, "toString": "x", "hasOwnProperty": null}',
    );
    const schema = (await learned(odd)) as { readonly properties: object; readonly required: readonly string[] };
    expect(Object.keys(schema.properties)).toEqual(['__proto__', 'constructor', 'hasOwnProperty', 'toString']);
    expect(schema.required).toEqual(['__proto__', 'constructor', 'hasOwnProperty', 'toString']);
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });
  test('of a million items is looked at here and there', () => {
    let reads = 0;
    const item = (): object => ({
      get id() {
        reads += 1;
        return 1;
      },
    });
    const many = Array.from({ length: 50_000 }, item);
    expect(shapeToSchema(observe([many, many]))).toMatchObject({ type: 'array', items: { type: 'array' } });
    expect(reads).toBeLessThan(lookLimit);
  });
  test('does not use up everything on its first part', () => {
    const big = Array.from({ length: 40 }, (_, at) =>
      Object.fromEntries(Array.from({ length: 100 }, (_v, n) => [`p${n}x`, [at]])),
    );
    expect(shapeToSchema(observe({ big, meta: { page: { next: 1 } } }))).toMatchObject({
      properties: { meta: { properties: { page: { properties: { next: { type: 'number' } } } } } },
    });
  });
  test('that is new at every call does not make a shape grow without end', async () => {
    const learner = createLearner({ store: createMemoryShapeStore() });
    const tool = { path: 'a.b', fingerprint: 'f' };
    await learner.load([tool]);
    for (let call = 0; call < 200; call += 1) {
      const word = (at: number): string =>
        `w${String.fromCharCode(97 + (call % 26), 97 + Math.floor(call / 26), 97 + at)}`;
      learner.observe(tool, {
        a: { b: { [word(1)]: { [word(2)]: 1, [word(3)]: 'x' } } },
        [word(4)]: [{ [word(5)]: 1 }],
      });
    }
    const text = JSON.stringify(learner.shapeOf(tool)?.schema);
    expect(text.length).toBeLessThan(nodeLimit * 40);
  });
});
