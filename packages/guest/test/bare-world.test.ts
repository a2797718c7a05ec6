import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { allowedGlobals } from '../src/runtime/allowed-globals.ts';
import { type BareWorld, createBareWorld } from './fixtures/bare-world.ts';

/** Made by the lead half of the runtime, which these worlds are without. */
const fromElsewhere = ['codemode', 'setTimeout', 'setInterval', 'clearTimeout', 'clearInterval'];

let world: BareWorld;
beforeAll(async () => {
  world = await createBareWorld();
});
afterAll(() => world[Symbol.dispose]());

/** Runs a script that must say what happened in a string. */
function run(script: string): unknown {
  return world.evaluate(
    `(() => { try { return String((() => { ${script} })()) } catch (error) { return error.name + ': ' + error.message } })()`,
  );
}

test('the names on globalThis are the allowed ones and no others', () => {
  const names = String(
    run(`return Object.getOwnPropertyNames(globalThis).filter((name) => name !== 'world').sort().join(' ')`),
  ).split(' ');
  expect(names).toEqual(allowedGlobals.filter((name) => !fromElsewhere.includes(name)).toSorted());
  expect(run('return world.kept.length')).toBe('0');
  expect(run('return Object.keys(globalThis).join()')).toBe('world');
  expect(run('return Object.getPrototypeOf(globalThis) === Object.prototype')).toBe('true');
});

describe('no code is made from text', () => {
  test.each([
    'eval("1")',
    '(0, eval)("1")',
    'Function("return 1")()',
    'new Function("return 1")',
    '(() => {}).constructor("return 1")',
    '(async () => {}).constructor("return 1")',
    '(function* () {}).constructor("yield 1")',
    '(async function* () {}).constructor("yield 1")',
    'Reflect.construct(Function, ["return 1"])',
    'new (class extends Function {})("return 1")',
    'console.log.constructor("return 1")',
    'URL.constructor("return 1")',
    'Object.getPrototypeOf(async () => {}).constructor.constructor("return 1")',
    'eval.constructor("return 1")',
  ])('%s', (script) => {
    expect(run(`return ${script}`)).toMatch(/^EvalError: \w+ is not available here/);
  });
  test('but functions are still Functions', () => {
    expect(
      run(
        'return [(() => {}) instanceof Function, Function.prototype === Object.getPrototypeOf(() => {}), (() => {}).constructor === Function, Function.name]',
      ),
    ).toBe('true,true,true,Function');
  });
  test.each(['WebAssembly', 'SharedArrayBuffer', 'Atomics', 'fetch', 'process', 'require', 'self', 'navigator'])(
    '%s is not there',
    (name) => {
      expect(run(`return typeof ${name}`)).toBe('undefined');
    },
  );
});

test('everything works where a host provides nothing', () => {
  expect(
    run(`
      const url = new URL('../x?q=ä#h', 'https://MÜNCHEN.de:444/a/b/c');
      url.searchParams.append('k', 'v w');
      const bytes = new TextEncoder().encode('h\\u00e9\\ud83d\\ude00');
      const copy = structuredClone(new Map([['d', new Date(0)], ['e', new TypeError('x')]]));
      const controller = new AbortController();
      let told = '';
      controller.signal.addEventListener('abort', () => { told = controller.signal.reason.name; });
      controller.abort();
      return [url.href, new TextDecoder().decode(bytes), btoa('hi') + atob('aGk='), copy.get('e') instanceof TypeError,
        told, crypto.randomUUID().length, performance.now() >= 0, AbortSignal.timeout(0).aborted].join(' ');
    `),
  ).toBe('https://xn--mnchen-3ya.de:444/a/x?q=%C3%A4&k=v+w#h hé😀 aGk=hi true AbortError 36 true true');
});

test('names of web classes survive being bundled', () => {
  for (const name of [
    'URL',
    'URLSearchParams',
    'TextEncoder',
    'TextDecoder',
    'AbortSignal',
    'AbortController',
    'Event',
    'EventTarget',
    'DOMException',
    'structuredClone',
    'atob',
    'btoa',
    'queueMicrotask',
  ]) {
    expect(run(`return ${name}.name`)).toBe(name);
  }
  expect(run('return Object.prototype.toString.call(new URL("http://a"))')).toBe('[object URL]');
});

test('console lines arrive, in order and with their levels', () => {
  run(
    `world.lines.length = 0; console.log('a', { b: [1, new Map([[1, 2]])] }); console.error(new Error('x').message); console.table([{ a: 1 }]); return 0`,
  );
  expect(run(`return world.lines.join('\\n')`)).toBe(
    [
      'log|a { b: [ 1, Map(1) { 1 => 2 } ] }',
      'error|x',
      'log|┌─────────┬───┐',
      '│ (index) │ a │',
      '├─────────┼───┤',
      '│ 0       │ 1 │',
      '└─────────┴───┘',
    ].join('\n'),
  );
});

test('a program that replaces the language spoils nothing but itself', async () => {
  using other = await createBareWorld();
  const result = other.evaluate(`(() => {
    const fail = () => { throw new Error('tampered'); };
    const lines = world.lines;
    const show = world.inspect;
    const log = console.log, error = console.error, group = console.group, time = console.time, count = console.count;
    const value = { a: [1, 'x', new Map([[1, new Set([2])]])], d: new Date(0), r: /x/g, e: new Error('m'), f() {}, n: new Uint8Array(2) };
    const url = new URL('http://a/b');
    const before = show(value);
    const NativeArray = Array, NativeObject = Object, getNames = Object.getOwnPropertyNames, define = Object.defineProperty;
    for (const type of [Object, Array, String, Map, Set, Number, Symbol, Date, RegExp, Reflect, JSON, Promise, Function, Error, Math, Uint8Array]) {
      for (const holder of [type, type.prototype]) {
        if (holder === undefined || holder === null) continue;
        for (const key of getNames(holder)) {
          if (key === 'prototype' || key === 'length' || key === 'name' || key === 'stackTraceLimit') continue;
          try { define(holder, key, { value: fail, writable: true, configurable: true }); } catch {}
        }
      }
    }
    const gone = ['Object', 'Array', 'String', 'Map', 'Set', 'Reflect', 'JSON', 'Promise', 'Error', 'Math', 'Uint8Array'];
    for (let index = 0; index < gone.length; index++) globalThis[gone[index]] = undefined;
    define(NativeArray.prototype, Symbol.iterator, { value: fail });
    const after = show(value);
    log('%s %d %j', 'a', 1, value); error(value); group(value); time('x'); count('y'); log(url);
    return before === after ? 'same' : before + '\\n' + after;
  })()`);
  expect(result).toBe('same');
});
