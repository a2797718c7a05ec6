import { createMedia, ToolError, type ToolProvider } from '@sallyport/contract';
import { defineTools } from '@sallyport/core';

const kind = { type: 'object', properties: { kind: { type: 'string' } }, required: ['kind'] } as const;

/** Results by name, made anew for each call. */
export const results: Readonly<Record<string, () => unknown>> = {
  undefined: () => undefined,
  null: () => null,
  zero: () => -0,
  nan: () => Number.NaN,
  infinity: () => -Infinity,
  bigint: () => -123_456_789_012_345_678_901_234_567_890n,
  text: () => 'é\u{1F600}\u2028"\\\n\0',
  loneSurrogate: () => 'a\uD800b',
  date: () => new Date(Date.UTC(2026, 10, 25)),
  invalidDate: () => new Date(Number.NaN),
  map: () => new Map<unknown, unknown>([[1, new Map([['a', undefined]])]]),
  set: () => new Set([1, 'a', Number.NaN, null]),
  bytes: () => new Uint8Array([0, 255, 7]),
  error: () => new RangeError('a returned error', { cause: new TypeError('its cause') }),
  sparse: () => Array.from({ length: 5 }, (_, index) => (index % 2 === 0 ? index : undefined)),
  list: () => Array.from({ length: 300 }, (_, index) => ({ index, name: `row ${index}` })),
  oddKeys: () => ({ constructor: 1, then: 2, '': 3, 'a b': 4, '10': 5, '2': 6, toJSON: 7 }),
  protoKey: () => JSON.parse('{"__proto__":{"polluted":true},"a":1}') as unknown,
  nested: () => ({ a: [{ b: [{ c: new Set([new Map([[new Date(0), 1n]])]) }] }] }),
  long: () => 'long '.repeat(20_000),
  image: () => createMedia({ mimeType: 'image/png', data: 'iVBORw0KGgo=', name: 'dot.png' }),
};

/** What a tool throws, by name. */
export const failures: Readonly<Record<string, () => unknown>> = {
  error: () => new Error('it did not work'),
  empty: () => new Error(''),
  typeError: () => new TypeError('wrong\nlines'),
  toolError: () =>
    new ToolError('not found', { name: 'NotFound', code: 'not_found', data: { id: 7, at: new Date(0) } }),
  toolErrorPlain: () => new ToolError('plain'),
  text: () => 'a text',
  nothing: () => undefined,
  null: () => null,
  number: () => 7,
  object: () => ({ message: 'like an error', code: 'like_a_code' }),
  withCode: () => Object.assign(new Error('refused'), { code: 'ECONNREFUSED' }),
};

/** Tools that answer the same wherever the host runs. */
export function createTools(): ToolProvider {
  return defineTools({
    namespace: 't',
    tools: {
      echo: { input: { type: 'object' }, execute: (input) => input },
      add: {
        input: {
          type: 'object',
          properties: { a: { type: 'number' }, b: { type: 'number' } },
          required: ['a', 'b'],
          additionalProperties: false,
        },
        execute: ({ a, b }) => Number(a) + Number(b),
      },
      give: { input: kind, execute: (input) => results[input['kind'] as string]?.() },
      fail: {
        input: kind,
        execute: (input): never => {
          throw failures[input['kind'] as string]?.();
        },
      },
      later: {
        input: { type: 'object', properties: { ms: { type: 'number' } }, required: ['ms'] },
        execute: ({ ms }) => new Promise((resolve) => setTimeout(resolve, Number(ms), ms)),
      },
      constructor: { execute: () => 'a tool named constructor' },
      then: { execute: () => 'a tool named then' },
    },
  });
}
