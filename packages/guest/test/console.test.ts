import { Console } from 'node:console';
import { Writable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { showElapsed } from '../src/runtime/console/elapsed.ts';
import { createConsole } from '../src/runtime/console.ts';
import type { GuestConsole } from '../src/runtime/console/line-console.ts';

function capture(): { readonly console: GuestConsole; readonly lines: string[] } {
  const lines: string[] = [];
  const frames = { formatStack: () => ['at main (program.ts:1:1)'] };
  return { console: createConsole((level, text) => lines.push(`${level}|${text}`), frames), lines };
}

/** What Node's own console writes for the same call. */
function nodeSays(method: 'log' | 'table', values: readonly unknown[]): string {
  let text = '';
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      text += chunk.toString();
      done();
    },
  });
  new Console({ stdout: stream, inspectOptions: { depth: 6 } })[method](...(values as [unknown]));
  return text.slice(0, -1);
}

describe('formats like Node', () => {
  const calls: readonly (readonly unknown[])[] = [
    [],
    ['a', 1, { b: [1] }, null, undefined],
    ['%s is %d', 'x', 42, 'rest'],
    ['%i %f %d %d', '42.9px', '1.5x', '12', 10n],
    ['%j %O', { a: [1] }, { b: 'text' }],
    ['%c red %%', 'color: red'],
    ['%d%%', 5, 'more'],
    ['%s'],
    ['%x %', 1],
    ['100%', 1],
    ['%s %s', Symbol('s'), -0],
    ['%s', { a: { b: 1 } }],
    [1, '%s', 'x'],
    ['%d', Symbol('s')],
  ];
  for (const values of calls) {
    test(`log of ${values.length} values: ${String(values[0])}`, () => {
      const { console, lines } = capture();
      console['log']?.(...values);
      expect(lines).toEqual([`log|${nodeSays('log', values)}`]);
    });
  }
  const tables: Readonly<Record<string, readonly unknown[]>> = {
    values: [[1, 'x', null]],
    rows: [
      [
        { a: 1, b: { c: 1 } },
        { a: 2, z: 'wide 漢字' },
      ],
    ],
    'rows of lists': [
      [
        ['a', 1],
        ['b', 2],
      ],
    ],
    'an object': [{ first: { x: 1 }, second: { x: 2, y: 3 } }],
    'a map': [new Map([['k', { v: 1 }]])],
    'a set': [new Set([1, 'two'])],
    'mixed rows': [[{ a: 1 }, 5]],
    'chosen columns': [[{ a: 1, b: 2 }], ['b', 'c']],
    'no table': [5],
  };
  for (const [name, values] of Object.entries(tables)) {
    test(`table of ${name}`, () => {
      const { console, lines } = capture();
      console['table']?.(...values);
      expect(lines).toEqual([`log|${nodeSays('table', values)}`]);
    });
  }
});

test('each method has its level', () => {
  const { console, lines } = capture();
  for (const method of ['debug', 'log', 'info', 'warn', 'error', 'dir', 'dirxml']) console[method]?.(1);
  expect(lines).toEqual(['debug|1', 'log|1', 'info|1', 'warn|1', 'error|1', 'log|1', 'log|1']);
});

test("an error reads as its message and the program's own frames", () => {
  const { console, lines } = capture();
  console['error']?.('failed:', new TypeError('no'));
  expect(lines).toEqual(['error|failed: TypeError: no\n    at main (program.ts:1:1)']);
});

test('methods work without their console', () => {
  const { console, lines } = capture();
  const { log, group, groupEnd, count } = console;
  group?.('g');
  ['a'].forEach((item) => log?.(item));
  groupEnd?.();
  count?.();
  count?.();
  expect(lines).toEqual(['log|g', 'log|  a', 'log|default: 1', 'log|default: 2']);
});

test('groups indent every line, and end at the margin', () => {
  const { console, lines } = capture();
  console['groupEnd']?.();
  console['group']?.('outer');
  console['groupCollapsed']?.();
  console['warn']?.('two\nlines');
  console['groupEnd']?.();
  console['groupEnd']?.();
  console['groupEnd']?.();
  console['log']?.('out');
  expect(lines).toEqual(['log|outer', 'warn|    two\n    lines', 'log|out']);
});

test('timers and counters know their labels', () => {
  const { console, lines } = capture();
  console['time']?.('t');
  console['time']?.('t');
  console['timeLog']?.('t', { a: 1 });
  console['timeEnd']?.('t');
  console['timeEnd']?.('t');
  console['countReset']?.('c');
  const text = lines.map((line) => line.replace(/\d+(\.\d+)?m?s/, 'N'));
  expect(text).toEqual([
    "warn|Label 't' already exists for console.time()",
    'log|t: N { a: 1 }',
    'log|t: N',
    "warn|No such label 't' for console.timeEnd()",
    "warn|Count for 'c' does not exist",
  ]);
});

test('durations are shown as Node shows them', () => {
  const spans = [0, 12, 999, 1_000, 1_500, 59_999, 60_000, 125_250, 3_600_000, 3_725_004];
  expect(spans.map(showElapsed)).toEqual([
    '0ms',
    '12ms',
    '999ms',
    '1.000s',
    '1.500s',
    '59.999s',
    '1:00.000 (m:ss.mmm)',
    '2:05.250 (m:ss.mmm)',
    '1:00:00.000 (h:mm:ss.mmm)',
    '1:02:05.004 (h:mm:ss.mmm)',
  ]);
});

test('assert is silent when it holds and an error when it does not', () => {
  const { console, lines } = capture();
  console['assert']?.(true, 'never');
  console['assert']?.(false);
  console['assert']?.(0, 'bad %s', 'luck', 1);
  console['assert']?.(false, { a: 1 });
  expect(lines).toEqual([
    'error|Assertion failed',
    'error|Assertion failed: bad luck 1',
    'error|Assertion failed { a: 1 }',
  ]);
});

test('trace names the place', () => {
  const { console, lines } = capture();
  console['trace']?.('here');
  expect(lines).toEqual(['log|Trace: here\n    at main (program.ts:1:1)']);
});

test('no argument makes a method throw', () => {
  const { console, lines } = capture();
  const hostile = new Proxy(
    {},
    {
      ownKeys() {
        throw new Error('trapped');
      },
      get() {
        throw new Error('trapped');
      },
    },
  );
  const { proxy, revoke } = Proxy.revocable(() => {}, {});
  revoke();
  for (const method of Object.keys(console)) {
    for (const value of [hostile, proxy, Symbol('s'), { toString: null }, [hostile]]) {
      expect(() => console[method]?.('%s %d %j', value, value, value), method).not.toThrow();
      expect(() => console[method]?.(value, value), method).not.toThrow();
    }
  }
  expect(lines.length).toBeGreaterThan(20);
});

test('a line is cut at its limit, and says so', () => {
  const lines: string[] = [];
  const console = createConsole((_level, text) => lines.push(text), { textLength: 10 });
  console['log']?.('x'.repeat(25));
  expect(lines).toEqual([`${'x'.repeat(10)}... 15 more characters`]);
});
