import { setTimeout } from 'node:timers/promises';
import { createContext, Script } from 'node:vm';
import { describe, expect, test } from 'vitest';
import { createGuestRuntime, encodeFailure, encodeValue } from '../src/index.ts';

const codecLimits = { depth: 50, size: 10_000 };
const limits = {
  calls: 3,
  callsInFlight: 2,
  argumentBytes: 500,
  resultBytes: 900,
  logBytes: 5_000,
  nesting: { in: 9, out: 9 },
};
const catalogue = {
  namespaces: [
    { namespace: 'a', tools: ['echo', 'fail', 'rich'], groups: [{ name: '$g', tools: ['echo'] }] },
    { namespace: '', tools: ['echo'] },
  ],
  hostFunctions: ['$search'],
};
const runtime = createGuestRuntime(catalogue);

/** What a host is told while a program runs, and at its end. */
async function transcript(program: string, kind: 'runtime' | 'tailored'): Promise<readonly string[]> {
  const parts = runtime.parts({ program, openingLines: 0, limits });
  const context = createContext({});
  const evaluate = (text: string): unknown => new Script(text).runInContext(context);
  const run = evaluate(parts[kind] ?? '') as (
    send: (message: string) => Promise<string>,
    given: unknown,
  ) => Promise<string>;
  const said: string[] = [];
  const send = async (message: string): Promise<string> => {
    // How much of a delay is left when the guest asks is the machine's affair.
    said.push(message.replace(/^wake \d+$/, 'wake'));
    const [, delayMs] = /^wake (\d+)$/.exec(message) ?? [];
    if (delayMs !== undefined) await setTimeout(Number(delayMs) + 1);
    return answer(message);
  };
  said.push(await run(send, evaluate(`(${parts.program})`)));
  return said;
}

function answer(message: string): string {
  const [head = '', json = ''] = message.split('\n');
  if (head.endsWith('.fail')) return encodeFailure({ name: 'ToolError', message: 'no', data: { n: 1n } }, codecLimits);
  if (head.endsWith('.rich')) {
    const value = { at: new Date(5), map: new Map([[1, new Set([2])]]), bytes: new Uint8Array([1, 2]), not: NaN };
    return encodeValue(value, codecLimits);
  }
  return head.startsWith('call ') ? `=${json || 'null'}` : '-';
}

const results = [
  '1',
  '-0',
  'NaN',
  '"text"',
  'null',
  'undefined',
  '[undefined, 1n, { $: 1 }, Infinity]',
  '({ f() {} })',
  'new Proxy({}, { getPrototypeOf() { throw null } })',
  'new Proxy({}, { ownKeys() { throw new Proxy({}, { get() { throw 1 } }) } })',
  '[Symbol("s")]',
  '[[Promise.resolve(1)]]',
  '[/x/g]',
  '[[1].values(), [2].entries()]',
  '({ toJSON: 1 })',
  'Object.assign([1].values(), { toJSON() { return { a: 1n } } })',
  'Object("boxed")',
  'new Date(0)',
  '[new Map([[{ a: 1 }, new Set([1])]]), new TypeError("t", { cause: 1 })]',
  'new (class A { b = 1 })()',
  'Map.groupBy([1, 2, 3], (n) => n % 2)',
  'Float32Array.of(1)',
  'Array.from({ length: 500 }, () => "x")',
  'JSON.parse("[".repeat(12) + "]".repeat(12))',
  '"x".repeat(1000)',
  'structuredClone({ a: new Date(1) })',
  'new TextEncoder().encode("é")',
  '[new URL("http://a/b?c").search, btoa("a"), typeof performance.now()]',
  '(() => { try { null.a } catch (error) { return error } })()',
  'Promise.allSettled([Promise.reject({ a: [1] }), (async () => null.x)()])',
];
const statements = [
  'null.property',
  'throw new RangeError("r")',
  'throw { a: { b: [1] } }',
  'await new Promise((yes, no) => no({ a: 1 }))',
  'await { then(yes, no) { no([1, { b: 2 }]) } }',
  'class MyError { constructor() { this.code = 1 } } throw new MyError()',
  'const e = new Error("stack"); return e.stack',
  'console.log("a", 1, { b: [1, { c: null }] }, [undefined])',
  'console.log(`a${1}b`); console.warn("100%"); console.error("a" + { b: 1 }); return 2',
  'console.log("%s and %o", "x", { y: 1 }); console.log(new Map([[1, { a: new Set() }]]), new Error("e"), /x/g, Object(1n))',
  'console.log(JSON.stringify(undefined)); console.log()',
  'console.group("g"); console.table([{ a: 1 }]); console.log("in"); console.groupEnd(); console.count()',
  'return [await codemode.a.echo({ n: 1 }), await codemode.echo({ n: [2] }), await codemode.a.$g.echo()]',
  'return await codemode.a.rich({})',
  'const rich = await codemode.a.rich(); console.log(rich); return [rich.at, [...rich.map], rich.bytes.length]',
  'try { await codemode.a.fail({}) } catch (error) { console.log(error); return error }',
  'await codemode.a.fail({})',
  'return codemode.a.echo({ d: new Date(0), u: undefined })',
  'await codemode.a.echo({ m: new Map() })',
  'await codemode.a.echo({ f: () => 1 })',
  'await codemode.a.echo(1, 2)',
  'await codemode.a.echo({ long: "x".repeat(600) })',
  'return Promise.all([1, 2, 3].map((n) => codemode.a.echo({ n })))',
  'return Promise.allSettled([1, 2, 3, 4].map((n) => codemode.a.echo({ n })))',
  'return [Object.keys(codemode), Object.keys(codemode.a), typeof codemode.a.then, await codemode.$search("x")]',
  'await codemode.a.ecko({})',
  'await codemode.b.echo({})',
  'const { echo } = codemode.a; return [echo.name, await echo({ n: 3 })]',
  'return typeof codemode.a.echo({}).then',
  'await new Promise((r) => setTimeout(() => { console.log("late"); r() }, 1)); return 1',
  'const c = new AbortController(); c.abort(); console.log(c.signal); return c.signal.reason.name',
  'Map["proto" + "type"].has = () => { throw 1 }; Array["proto" + "type"].push = null; return [new Map([[1, 2]])]',
  'Object.prototype.toJSON = () => 9; String.prototype.slice = null; console.log({ a: 1 }, "b"); return { a: [1] }',
];

describe('a world made for one program says what every other says of it', () => {
  const programs = [
    ...results.map((value) => `async () => ${value}`),
    ...statements.map((text) => `async () => { ${text} }`),
  ];
  test.for(programs)('%s', async (program) => {
    const whole = await transcript(program, 'runtime');
    expect(whole.at(-1)).toMatch(/^(?:value|threw|refused) \d+\n/);
    expect(await transcript(program, 'tailored')).toEqual(whole);
  });
});
