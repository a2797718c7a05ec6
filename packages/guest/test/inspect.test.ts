import { inspect as nodeInspect } from 'node:util';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { inspect } from '../src/runtime/inspect.ts';
import { URL } from '../src/runtime/web/url/url.ts';
import { webUrl } from '../src/runtime/web/pieces.ts';

const likeNode = (value: unknown): string => nodeInspect(value, { depth: 6 });
const noFrames = { formatStack: () => [] };

/** The items with holes behind them, up to `length`, and an item at the end where there is room for one. */
function withHoles(items: unknown[], length: number): unknown[] {
  items.length = length;
  if (length > 2) items[length - 1] = 'last';
  return items;
}

class Point {
  readonly x = 1;
  get y(): number {
    return 2;
  }
}
class Bag extends Map<string, number> {}
class Line extends Point {}
const circular: { name: string; self?: unknown; list: unknown[] } = { name: 'c', list: [] };
circular.self = circular;
circular.list.push(circular.list, circular);

describe('shows what Node shows', () => {
  const values: Readonly<Record<string, unknown>> = {
    numbers: [1, -0, 1.5, Number.NaN, 10n],
    'strings with quotes': ["it's", `a"b'`, '`${"\'', 'line\nend', '\u001b\u007f', '\ud800x'],
    keys: { plain: 1, 'with-dash': 2, [Symbol('s')]: 3, 5: 4, ['__proto__']: 5 },
    'sparse arrays': [withHoles([1], 3), withHoles([], 2), withHoles([1], 300), Object.assign([1, 2], { extra: true })],
    collections: [new Map([[{ a: 1 }, new Set([1, 'x'])]]), new Map(), new Set(), new WeakMap()],
    dates: [new Date(0), new Date(Number.NaN)],
    'regular expressions': [/x\/y/giu, Object.assign(/z/, { extra: 1 })],
    functions: [() => 1, async function run() {}, function* walk() {}, Object.assign(() => {}, { a: 1 })],
    classes: [Point, Line, class {}, Map],
    instances: [new Point(), new Line(), new Bag([['a', 1]]), Object.create(null), Object.create(Point.prototype)],
    getters: {
      get a() {
        throw new Error('called');
      },
      set b(_: number) {},
      get c() {
        return 1;
      },
      set c(_: number) {},
    },
    circular,
    bytes: [new Uint8Array(3), new Float64Array([1.5, -0]), new BigInt64Array(1), new ArrayBuffer(3)],
    boxed: [Object(1), Object('ab'), Object(true), Object(1n), Object(Symbol('s'))],
    'many items': Array.from({ length: 130 }, (_, index) => index),
    'many words': Array.from({ length: 27 }, (_, index) => `item ${index}`),
    'long strings': { text: `${'x'.repeat(90)}\n${'y'.repeat(30)}` },
    'deep objects': { a: { b: { c: { d: { e: { f: { g: { h: 1 } } } } } } } },
    'tagged objects': [JSON, Math, (function* () {})()],
    'null prototype': Object.assign(Object.create(null), { a: { b: [1, { c: 2 }] } }),
  };
  for (const [name, value] of Object.entries(values)) {
    test(name, () => {
      expect(inspect(value)).toBe(likeNode(value));
    });
  }

  test('any plain value', () => {
    const word = fc.string({ unit: 'grapheme-ascii', maxLength: 90 });
    const { value } = fc.letrec((tie) => ({
      value: fc.oneof(
        { depthSize: 'medium' },
        word,
        fc.double(),
        fc.bigInt(),
        fc.constantFrom(null, undefined, true),
        fc.array(fc.integer(), { maxLength: 120 }),
        fc.array(tie('value'), { maxLength: 12 }),
        fc.dictionary(fc.string({ maxLength: 12 }), tie('value'), { maxKeys: 8 }),
        fc.array(fc.tuple(word, tie('value')), { maxLength: 5 }).map((pairs) => new Map(pairs)),
      ),
    }));
    fc.assert(
      fc.property(value, (sample) => {
        expect(inspect(sample, { quoteTop: true })).toBe(likeNode(sample));
      }),
      { numRuns: 300 },
    );
  });
});

describe('errors', () => {
  test('show name, message, frames of the program, fields and cause', () => {
    const error = Object.assign(new RangeError('too far', { cause: new Error('why') }), {
      code: 'E_FAR',
      data: { at: 9 },
    });
    const frames = () => ['at main (program.ts:2:7)'];
    expect(inspect(error, { formatStack: frames })).toBe(
      [
        'RangeError: too far',
        '    at main (program.ts:2:7) {',
        "  code: 'E_FAR',",
        '  data: { at: 9 },',
        '  [cause]: Error: why',
        '      at main (program.ts:2:7)',
        '}',
      ].join('\n'),
    );
  });
  test('stand in brackets inside a structure when they have no frames', () => {
    expect(inspect({ error: new Error('x') }, noFrames)).toBe('{ error: [Error: x] }');
    expect(inspect(new Error('x'), noFrames)).toBe('Error: x');
  });
  test('of a subclass are called by their class, or by class and name', () => {
    class StoreError extends Error {}
    expect(inspect(new StoreError('x'), noFrames)).toBe('StoreError: x');
    expect(inspect(Object.assign(new StoreError('x'), { name: 'NotFound' }), noFrames)).toBe(
      'StoreError [NotFound]: x',
    );
    expect(inspect(Object.assign(new Error('x'), { name: 'NotFound' }), noFrames)).toBe('NotFound: x');
  });
  test('of many show each', () => {
    expect(inspect(new AggregateError([new Error('a')], 'many'), noFrames)).toBe(
      'AggregateError: many { [errors]: [ [Error: a] ] }',
    );
  });
});

describe('calls nothing of the program', () => {
  test('no getter, no conversion, no hook', () => {
    const fail = (): never => {
      throw new Error('called');
    };
    const value = {
      toString: fail,
      toJSON: fail,
      valueOf: fail,
      inspect: fail,
      [Symbol.toPrimitive]: fail,
      [Symbol.for('nodejs.util.inspect.custom')]: fail,
      get [Symbol.toStringTag]() {
        return fail();
      },
      get constructor() {
        return fail();
      },
      [Symbol.iterator]: fail,
    };
    expect(inspect(value)).toContain('toString: [Function: fail]');
  });
  test('and survives a proxy whose traps throw', () => {
    const trap = (): never => {
      throw new Error('trapped');
    };
    const hostile = new Proxy({}, { ownKeys: trap, getPrototypeOf: trap, getOwnPropertyDescriptor: trap, get: trap });
    expect(inspect({ hostile, after: 1 })).toBe('{ hostile: [object that cannot be shown], after: 1 }');
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    expect(inspect([proxy])).toBe('[ [object that cannot be shown] ]');
  });
});

describe('ends', () => {
  test('when a small structure is shared a million times', () => {
    let shared: unknown = [1];
    for (let level = 0; level < 30; level++) shared = [shared, shared, shared, shared, shared, shared, shared, shared];
    const text = inspect(shared);
    expect(text.length).toBeLessThan(300_000);
    expect(text).toContain('...');
  });
  test('when a proxy invents objects without end', () => {
    const endless = (): object =>
      new Proxy(
        {},
        {
          ownKeys: () => ['a', 'b', 'c'],
          getOwnPropertyDescriptor: () => ({ enumerable: true, configurable: true, value: endless() }),
          getPrototypeOf: () => endless(),
        },
      );
    expect(inspect(endless()).length).toBeLessThan(300_000);
  });
  test('and says what it cut', () => {
    expect(inspect('x'.repeat(300_000))).toMatch(/\.\.\. 100000 more characters$/);
    expect(inspect(['x'.repeat(10_002)])).toMatch(/'\.\.\. 2 more characters\n\]$/);
    expect(inspect(new Set(Array.from({ length: 101 }, (_, index) => index)))).toContain('... 1 more item');
    expect(inspect(Object.fromEntries(Array.from({ length: 502 }, (_, index) => [`k${index}`, 1])))).toContain(
      '... 2 more properties',
    );
  });
  test('with long keys and names cut too', () => {
    const long = 'k'.repeat(1_000_000);
    const named = Object.defineProperty(() => {}, 'name', { value: long });
    expect(inspect({ [long]: named, [Symbol(long)]: 1 }).length).toBeLessThan(50_000);
  });
});

test('an object of a web class is shown by its state', () => {
  expect(inspect({ url: new URL('http://a/b') }, { view: webUrl.view })).toBe('{ url: http://a/b }');
});
