import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TestHarness } from 'wrangler';

import { runProgram } from './run-program.ts';
import { startWorker } from './start-worker.ts';

let server: TestHarness;
beforeAll(async () => {
  server = await startWorker('programs');
}, 60_000);
afterAll(() => server.close());

const programs: readonly (readonly [title: string, value: unknown, code: string])[] = [
  [
    '200 parallel calls',
    20_100,
    'return (await Promise.all(Array.from({ length: 200 }, (_, n) => codemode.demo.add({ a: n, b: 1 })))).reduce((a, b) => a + b)',
  ],
  [
    '300 sequential calls',
    300,
    'let sum = 0; for (let n = 0; n < 300; n++) sum = await codemode.demo.add({ a: sum, b: 1 }); return sum',
  ],
  [
    'slow and quick calls together, the quick ones first',
    ['quick', 'slow'],
    'const order = []; await Promise.all([codemode.demo.wait({ ms: 60 }).then(() => order.push("slow")), codemode.demo.wait({ ms: 5 }).then(() => order.push("quick"))]); return order',
  ],
  [
    'a race that a slow call loses',
    1,
    'return Promise.race([codemode.demo.wait({ ms: 2_000 }), codemode.demo.wait({ ms: 1 })])',
  ],
  ['an argument of 1 MB', 1_000_000, 'return codemode.demo.size({ text: "x".repeat(1e6) })'],
  [
    'ten arguments of 1 MB at once',
    10_000_000,
    'return (await Promise.all(Array.from({ length: 10 }, () => codemode.demo.size({ text: "x".repeat(1e6) })))).reduce((a, b) => a + b)',
  ],
  ['a tool result of 3 MB', 3_000_000, 'return (await codemode.demo.text({ length: 3e6 })).length'],
  ['a result of 1 MB', 'x'.repeat(1e6), 'return "x".repeat(1e6)'],
  [
    'sleeping',
    true,
    'const start = Date.now(); await new Promise((done) => setTimeout(done, 50)); return Date.now() - start >= 45',
  ],
  [
    'an interval',
    3,
    'let n = 0; await new Promise((done) => { const timer = setInterval(() => { if (++n === 3) { clearInterval(timer); done() } }, 2) }); return n',
  ],
  ['Intl', '1.234,5', 'return new Intl.NumberFormat("de").format(1234.5)'],
  [
    'classes with private fields',
    3,
    'class A { #x = 1; get x() { return this.#x } static y = 2 } return new A().x + A.y',
  ],
  ['generators', [1, 2], 'function* two() { yield 1; yield 2 } return [...two()]'],
  [
    'async iterators',
    3,
    'async function* two() { yield 1; yield 2 } let sum = 0; for await (const one of two()) sum += one; return sum',
  ],
  ['regular expressions', ['2026', '11'], 'return "2026-11-24".match(/(\\d+)-(\\d+)/).slice(1, 3)'],
  ['URL', 'b', 'return new URL("https://x.y/?a=b").searchParams.get("a")'],
  ['TextEncoder', 3, 'return new TextEncoder().encode("€").length'],
  ['structuredClone', { a: [1] }, 'return structuredClone({ a: [1] })'],
  ['randomness', 36, 'return crypto.randomUUID().length'],
  [
    'deep recursion that is caught',
    'RangeError',
    'try { (function dive() { dive() })() } catch (error) { return error.name }',
  ],
  ['TypeScript', 3, 'const add = (a: number, b: number): number => a + b; return add(1, 2)'],
  ['the line of an error', 2, 'const one = 1;\nthrow new Error("here")'],
];

describe('ordinary programs run as they do elsewhere', () => {
  test.for(programs.map(([title, value, code]) => ({ title, value, code })))('$title', async ({ value, code }) => {
    const outcome = await runProgram(server, code);
    if (outcome.status === 'failed') expect(outcome.failure.line).toBe(value);
    else expect(outcome).toMatchObject({ status: 'completed', value });
  });
});
