import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import type { Sandbox } from '@sallyport/contract';

import { createHouse, type House } from './house.ts';

const programs: readonly (readonly [title: string, value: unknown, code: string])[] = [
  [
    '200 parallel calls',
    200,
    'return (await Promise.all(Array.from({ length: 200 }, (_, i) => codemode.demo.add({ a: i, b: 1 })))).length',
  ],
  [
    '500 parallel calls',
    125_250,
    'return (await Promise.all(Array.from({ length: 500 }, (_, i) => codemode.demo.add({ a: i, b: 1 })))).reduce((a, b) => a + b)',
  ],
  ['an argument of 1 MB', 1_000_000, 'return codemode.demo.size({ text: "x".repeat(1e6) })'],
  [
    'ten arguments of 1 MB at once',
    10,
    'return (await Promise.all(Array.from({ length: 10 }, () => codemode.demo.size({ text: "x".repeat(1e6) })))).length',
  ],
  ['a tool result of 3 MB', 3_000_000, 'return (await codemode.demo.text({ length: 3e6 })).length'],
  ['sleeping', true, 'const t = Date.now(); await new Promise((r) => setTimeout(r, 50)); return Date.now() - t >= 45'],
  [
    'timers in order',
    [1, 2, 3],
    'const out = []; await new Promise((r) => { setTimeout(() => { out.push(3); r() }, 20); setTimeout(() => out.push(1), 1); setTimeout(() => out.push(2), 10) }); return out',
  ],
  [
    'an interval',
    3,
    'let n = 0; await new Promise((r) => { const t = setInterval(() => { if (++n === 3) { clearInterval(t); r() } }, 2) }); return n',
  ],
  [
    'a cleared timer',
    0,
    'let n = 0; const t = setTimeout(() => n++, 5); clearTimeout(t); await new Promise((r) => setTimeout(r, 20)); return n',
  ],
  [
    'a timer set in a timer',
    'inner',
    'return new Promise((r) => setTimeout(() => setTimeout(() => r("inner"), 1), 1))',
  ],
  ['Intl', '1.234,5', 'return new Intl.NumberFormat("de").format(1234.5)'],
  [
    'classes with private fields',
    3,
    'class A { #x = 1; get x() { return this.#x } static y = 2 } return new A().x + A.y',
  ],
  ['generators', [1, 2], 'function* g() { yield 1; yield 2 } return [...g()]'],
  [
    'async iterators',
    3,
    'async function* g() { yield 1; yield 2 } let n = 0; for await (const x of g()) n += x; return n',
  ],
  ['labelled loops', 1, 'let n = 0; a: for (;;) for (;;) { n++; break a } return n'],
  ['a big sort', 0, 'return Array.from({ length: 2e5 }, (_, i) => 2e5 - 1 - i).sort((a, b) => a - b)[0]'],
  ['regular expressions', ['2026', '11'], 'return "2026-11-24".match(/(\\d+)-(\\d+)/).slice(1, 3)'],
  ['Date arithmetic', 86_400_000, 'return new Date("2026-11-25") - new Date("2026-11-24")'],
  ['structuredClone', { a: [1] }, 'return structuredClone({ a: [1] })'],
  ['URL', 'b', 'return new URL("https://x.y/?a=b").searchParams.get("a")'],
  ['TextEncoder', 3, 'return new TextEncoder().encode("€").length'],
  ['deep recursion that is caught', 'RangeError', 'try { (function f() { f() })() } catch (e) { return e.name }'],
  [
    '60 MB of live data',
    60,
    'const a = []; for (let i = 0; i < 60; i++) a.push(new Uint8Array(1e6).fill(i)); return a.length',
  ],
  ['a result of 1 MB', 'x'.repeat(1e6), 'return "x".repeat(1e6)'],
  [
    'TypeScript',
    3,
    'enum E { A = 1, B = 2 } const add = (a: number, b: number): number => a + b; return add(E.A, E.B)',
  ],
  [
    'a caught failure of a tool',
    'invalid_input',
    'try { await codemode.demo.add({ a: "1", b: 2 }) } catch (e) { return e.code }',
  ],
  [
    'allSettled over failures',
    ['fulfilled', 'rejected'],
    'return (await Promise.allSettled([codemode.demo.add({ a: 1, b: 2 }), codemode.demo.fail({ kind: "nil" })])).map((r) => r.status)',
  ],
];

/** What every program may do, as tests against one sandbox. */
export function testOrdinary(createSandbox: () => Sandbox): void {
  let house: House;
  beforeAll(async () => {
    house = await createHouse(createSandbox());
  });
  afterAll(() => house[Symbol.asyncDispose]());

  describe('ordinary programs are never hurt', () => {
    test.concurrent.for(programs.map(([title, value, code]) => ({ title, value, code })))(
      '$title',
      async ({ value, code }) => {
        const outcome = await house.runner.execute({ code });
        expect(outcome.status === 'completed' ? outcome.value : outcome).toEqual(value);
      },
    );
  });
}
