import { ToolError, type ToolProvider } from '@sallyport/contract';
import { defineTools } from '@sallyport/core';

/** No outcome may hold it. */
export const secret = 'tok_live_8c1f33a9d2';

/** A path of this machine that no outcome may hold. */
export const hostPath: string = import.meta.dirname;

class SecretError extends Error {
  readonly token = secret;
  readonly config = { headers: { authorization: `Bearer ${secret}` } };
  toJSON(): object {
    return { token: secret };
  }
  override toString(): string {
    return `SecretError ${secret} ${hostPath}`;
  }
}

function hostileErrors(): Readonly<Record<string, () => unknown>> {
  const throwing = (): never => {
    throw new Error('a getter threw');
  };
  const everyTrap = new Proxy({}, { get: (_target, trap) => (trap === 'apply' ? undefined : throwing) });
  return {
    secretFields: () => new SecretError('it failed'),
    secretCause: () => new Error('it failed', { cause: new Error(secret) }),
    secretStack: () =>
      Object.assign(new Error('it failed'), { stack: `Error: ${secret}\n    at ${hostPath}/x.ts:1:1` }),
    pathMessage: () => new Error(`Cannot read ${hostPath}/tools.ts`),
    pathPosition: () => new Error(`failed at ${hostPath}/tools.ts:10:3`),
    stackMessage: () => new Error(String(new Error('inner').stack)),
    urlMessage: () => new Error(`Cannot find module '${import.meta.url}'`),
    pathName: () => Object.assign(new Error('x'), { name: `${hostPath}/tools.ts` }),
    pathCode: () => Object.assign(new Error('x'), { code: `${hostPath}/tools.ts` }),
    longName: () => Object.assign(new Error('x'), { name: 'n'.repeat(5_000_000) }),
    longMessage: () => new Error('m'.repeat(5_000_000)),
    longCode: () => Object.assign(new Error('x'), { code: 'c'.repeat(5_000_000) }),
    aggregate: () => new AggregateError([new Error(secret)], 'several'),
    toolErrorWithPath: () =>
      new ToolError('chosen by the tool', { code: 'chosen', data: { at: 1 }, cause: new Error(secret) }),
    toolErrorCyclic: () => {
      const data: Record<string, unknown> = {};
      data['self'] = data;
      return new ToolError('cyclic', { data });
    },
    toolErrorHostileData: () => new ToolError('hostile', { data: everyTrap }),
    toolErrorFunction: () => new ToolError('function', { data: () => secret }),
    toolErrorHugeData: () => new ToolError('huge', { data: 'x'.repeat(9_000_000) }),
    toolErrorHugeCode: () => new ToolError('huge', { code: 'x'.repeat(9_000_000) }),
    nameGetter: () => Object.defineProperty(new Error('x'), 'name', { get: throwing }),
    messageGetter: () => Object.defineProperty(new Error('x'), 'message', { get: throwing }),
    codeGetter: () => Object.defineProperty(new Error('x'), 'code', { get: throwing }),
    syscallGetter: () => Object.defineProperty(new Error('x'), 'syscall', { get: throwing }),
    messageObject: () => Object.defineProperty(new Error('x'), 'message', { value: { toString: throwing } }),
    nameSymbol: () => Object.defineProperty(new Error('x'), 'name', { value: Symbol('n') }),
    messageSymbol: () => Object.defineProperty(new Error('x'), 'message', { value: Symbol('m') }),
    everyTrap: () => new Proxy({}, { get: throwing, has: throwing, getPrototypeOf: throwing, ownKeys: throwing }),
    trapsOnTraps: () => new Proxy({}, everyTrap),
    revoked: () => {
      const { proxy, revoke } = Proxy.revocable({}, {});
      revoke();
      return proxy;
    },
    nothing: () => undefined,
    nil: () => null,
    symbol: () => Symbol(secret),
    function: () => () => secret,
    object: () => ({ message: secret, stack: hostPath }),
    bigint: () => 1n,
  };
}

function hostileResults(): Readonly<Record<string, () => unknown>> {
  const throwing = (): never => {
    throw new Error(`${secret} in a getter`);
  };
  const cyclic: Record<string, unknown> = {};
  cyclic['self'] = cyclic;
  let deep: unknown = 1;
  for (let level = 0; level < 5_000; level++) deep = [deep];
  let shared: unknown = [1];
  for (let level = 0; level < 40; level++) shared = [shared, shared];
  return {
    getter: () => Object.defineProperty({}, 'x', { get: throwing, enumerable: true }),
    getterNull: () =>
      Object.defineProperty({}, 'x', {
        enumerable: true,
        get: () => {
          // oxlint-disable-next-line typescript/only-throw-error
          throw null;
        },
      }),
    proxy: () => new Proxy({}, { ownKeys: throwing }),
    proxyGet: () => new Proxy([], { get: (_target, key) => (key === 'then' ? undefined : throwing()) }),
    toJSON: () => ({ toJSON: throwing }),
    classToJSON: () =>
      new (class {
        toJSON(): never {
          return throwing();
        }
      })(),
    cyclic: () => cyclic,
    deep: () => deep,
    shared: () => shared,
    function: () => () => secret,
    nestedFunction: () => ({ call: () => secret }),
    symbol: () => Symbol('x'),
    promise: () => ({ later: Promise.resolve(1) }),
    huge: () => 'x'.repeat(9_000_000),
    hugeArray: () => Array.from({ length: 3_000_000 }, () => 0),
    sparse: () => Object.assign([], { length: 4_000_000_000 }),
    escapes: () => '\u0000'.repeat(3_000_000),
    proto: () => JSON.parse('{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}') as unknown,
    mark: () => ({ $: ['date', 1], nested: { $: ['media', { id: 'x' }] } }),
    lone: () => '\ud800',
    thenable: () => ({ value: 1 }),
    error: () => new Error('as a value'),
    secretError: () => new SecretError('as a value'),
    buffer: () => new Uint8Array([1, 2, 3]),
    sharedBuffer: () => new Uint8Array(new SharedArrayBuffer(8)),
    weak: () => new WeakMap(),
    bigints: () => [1n, 2n],
    invalidDate: () => new Date(NaN),
    map: () => new Map([[{ a: 1 }, new Set([1])]]),
    nothing: () => undefined,
  };
}

const kind = { type: 'object', properties: { kind: { type: 'string' } }, required: ['kind'] } as const;

/** The tools every program of the battery finds. `heard` counts what reached them. */
export function createBatteryTools(): {
  readonly providers: readonly ToolProvider[];
  readonly heard: Map<string, number>;
} {
  const heard = new Map<string, number>();
  const hear = (name: string): void => void heard.set(name, (heard.get(name) ?? 0) + 1);
  const errors = hostileErrors();
  const results = hostileResults();
  const demo = defineTools({
    namespace: 'demo',
    tools: {
      echo: {
        description: 'Answers with its input.',
        input: { type: 'object' },
        execute: (input: unknown) => (hear('echo'), input),
      },
      add: {
        input: {
          type: 'object',
          properties: { a: { type: 'number' }, b: { type: 'number' } },
          required: ['a', 'b'],
          additionalProperties: false,
        },
        execute: (input: unknown) => {
          hear('add');
          const { a, b } = input as { readonly a: number; readonly b: number };
          return a + b;
        },
      },
      sleep: {
        input: { type: 'object', properties: { ms: { type: 'number' } }, required: ['ms'] },
        execute: (input: unknown) =>
          new Promise((resolve) => {
            setTimeout(() => resolve('slept'), (input as { readonly ms: number }).ms).unref();
          }),
      },
      never: { execute: () => new Promise(() => {}) },
      size: {
        input: { type: 'object', properties: { text: { type: 'string' } }, required: ['text'] },
        execute: (input: unknown) => (input as { readonly text: string }).text.length,
      },
      text: {
        input: { type: 'object', properties: { length: { type: 'integer' } }, required: ['length'] },
        execute: (input: unknown) => 'x'.repeat((input as { readonly length: number }).length),
      },
      fail: {
        input: kind,
        execute: (input: unknown) => {
          const thrown: unknown = errors[(input as { readonly kind: string }).kind]?.();
          throw thrown;
        },
      },
      failLater: {
        input: kind,
        execute: async (input: unknown) => {
          await Promise.resolve();
          const thrown: unknown = errors[(input as { readonly kind: string }).kind]?.();
          throw thrown;
        },
      },
      odd: { input: kind, execute: (input: unknown) => results[(input as { readonly kind: string }).kind]?.() },
    },
  });
  const schemas = defineTools({
    namespace: 'schemas',
    tools: {
      pattern: {
        input: {
          type: 'object',
          properties: { text: { type: 'string', pattern: '^(a+)+$' }, other: { type: 'string', pattern: '(x*)*y' } },
        },
        execute: () => 'passed',
      },
      slowPattern: {
        input: { type: 'object', properties: { text: { type: 'string', pattern: '\\s+$' } } },
        execute: () => 'passed',
      },
      alternatives: {
        input: {
          $defs: {
            node: {
              anyOf: [
                { type: 'object', properties: { child: { $ref: '#/$defs/node' } }, required: ['a'] },
                { type: 'object', properties: { child: { $ref: '#/$defs/node' } }, required: ['b'] },
                { type: 'object', properties: { child: { $ref: '#/$defs/node' } }, required: ['c'] },
              ],
            },
          },
          $ref: '#/$defs/node',
        },
        execute: () => 'passed',
      },
      endless: {
        input: { $defs: { a: { $ref: '#/$defs/b' }, b: { $ref: '#/$defs/a' } }, $ref: '#/$defs/a' },
        execute: () => 'passed',
      },
      unique: {
        input: { type: 'object', properties: { list: { type: 'array', uniqueItems: true } } },
        execute: () => 'passed',
      },
      union: {
        input: {
          type: 'object',
          properties: {
            list: {
              type: 'array',
              items: {
                anyOf: [
                  { type: 'object', properties: { a: { type: 'string' } }, required: ['a'] },
                  { type: 'object', properties: { b: { type: 'string' } }, required: ['b'] },
                  { type: 'string', enum: ['x', 'y'] },
                ],
              },
            },
          },
        },
        execute: (input: unknown) => (input as { readonly list: readonly unknown[] }).list.length,
      },
      numbers: {
        input: { type: 'object', properties: { list: { type: 'array', items: { type: 'number' } } } },
        execute: (input: unknown) => (input as { readonly list: readonly unknown[] }).list.length,
      },
      contains: {
        input: {
          type: 'object',
          properties: { list: { type: 'array', contains: { type: 'object', minProperties: 3 }, minContains: 1 } },
        },
        execute: () => 'passed',
      },
      names: {
        input: { type: 'object', propertyNames: { maxLength: 5 }, patternProperties: { '^x': { type: 'number' } } },
        execute: () => 'passed',
      },
    },
  });
  return { providers: [demo, schemas], heard };
}
