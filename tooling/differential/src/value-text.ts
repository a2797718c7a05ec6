import fc from 'fast-check';

import { results } from './tools.ts';

const textLiteral = fc
  .oneof(
    fc.string({ unit: 'grapheme', maxLength: 12 }),
    fc.constantFrom('', 'a\nb', '\u2028', 'a\uD800b', '</script>', '${x}', '%s %d', '\u001b[31m', '__proto__', 'é漢😀'),
  )
  .map((text) => JSON.stringify(text));

const key = fc.constantFrom('a', 'b', 'id', 'constructor', 'toString', '__proto__', 'a b', '0', '10', '', 'toJSON');

/** Values that cross as they are. */
const plain = fc.oneof(
  { weight: 3, arbitrary: fc.integer({ min: -1_000, max: 1_000 }).map(String) },
  { weight: 4, arbitrary: textLiteral },
  fc.double().map((number) => (Object.is(number, -0) ? '-0' : String(number))),
  fc.bigInt({ min: -(2n ** 80n), max: 2n ** 80n }).map((number) => `${number}n`),
  fc.constantFrom('null', 'undefined', 'true', 'false', 'NaN', '-Infinity', '-0', '1e21', '0.1 + 0.2'),
  fc.constantFrom('new Date(0)', 'new Date(NaN)', 'new Date("2026-11-25T01:02:03.004Z")'),
  fc.array(fc.integer({ min: 0, max: 255 }), { maxLength: 6 }).map((bytes) => `new Uint8Array([${bytes.join()}])`),
);

/** Values with a trap, or that cannot cross. */
const odd = fc.constantFrom(
  '() => 1',
  'function named(a, b) {}',
  'class A { #x = 1; static y = 2 }',
  'Symbol("s")',
  'Symbol.iterator',
  '/a(b)?/gi',
  'new (class Point { constructor() { this.x = 1 } get y() { return 2 } })',
  'Object.create(null)',
  'Object.create({ inherited: 1 }, { own: { value: 2, enumerable: true }, hidden: { value: 3 } })',
  '({ get computed() { return 4 } })',
  '({ get broken() { throw new Error("in a getter") } })',
  '({ toJSON() { return "from toJSON" } })',
  '({ then(done) { done("a thenable") } })',
  '({ [Symbol("key")]: 1, visible: 2 })',
  'Object.freeze({ frozen: true })',
  'new Proxy({ a: 1 }, {})',
  'new Proxy([1, 2], {})',
  'new Proxy({}, { ownKeys() { throw new TypeError("a trap") } })',
  '(() => { const o = {}; o.self = o; return o })()',
  '(() => { const a = [1]; return [a, a] })()',
  '[, 1, , 2]',
  'Object.assign([1, 2], { extra: 3 })',
  'new Array(3)',
  'new Map([[{}, []], [NaN, -0]])',
  'new Set([[], "a", 1n])',
  'new WeakMap()',
  'new WeakSet()',
  'new Int16Array([1, -1])',
  'new Float64Array([0.5, NaN])',
  'new ArrayBuffer(4)',
  'new DataView(new ArrayBuffer(2))',
  'new Number(1)',
  'new String("boxed")',
  'Object(1n)',
  'Promise.resolve(1)',
  '(function* () { yield 1 })()',
  '[1, 2][Symbol.iterator]()',
  'new URL("https://user@example.com:8080/a/../b?q=1#h")',
  'new URLSearchParams("a=1&a=2")',
  'new AbortController().signal',
  'new TextEncoder().encode("é")',
  'new Error("an error")',
  'new TypeError("")',
  'new RangeError("with a cause", { cause: new Error("the cause") })',
  'Object.assign(new Error("with fields"), { code: "E_CODE", data: { n: 1 }, extra: [1] })',
  'Object.assign(new Error("renamed"), { name: "Renamed" })',
  'new AggregateError([new Error("one"), 2], "several")',
  'new DOMException("gone", "AbortError")',
  'new (class Custom extends Error { name = "Custom" })("custom")',
  'Object.create(Error.prototype)',
  'globalThis.undefinedName',
  'codemode',
  'codemode.t',
  'codemode.t.add',
  'console.log',
  'Math',
  'JSON',
  'Intl',
  'arguments',
  '[].concat(Array.from({ length: 120 }, (_, i) => i))',
  'Object.fromEntries(Array.from({ length: 60 }, (_, i) => ["k" + i, i]))',
  '"x".repeat(12000)',
  '"line\\n".repeat(5)',
  'Array.from({ length: 700 }).reduce((inner) => [inner], 0)',
  'Array.from({ length: 40 }).reduce((inner) => ({ inner }), 0)',
  'new Date(2026, 0, 2, 3, 4, 5)',
  'new Intl.NumberFormat("de").format(1234.5)',
  'structuredClone(new Map([[1, new Error("cloned")]]))',
  '(1234.5).toLocaleString()',
  'new Date(0).toLocaleString("en-GB", { timeZone: "UTC" })',
);

/** The text of an expression for any value a program can make. */
export const valueText: fc.Arbitrary<string> = fc.letrec<{ value: string; list: string; object: string }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3, depthIdentifier: 'value' },
    { weight: 5, arbitrary: plain },
    { weight: 3, arbitrary: odd.map((text) => `(${text})`) },
    { weight: 2, arbitrary: tie('list') },
    { weight: 2, arbitrary: tie('object') },
  ),
  list: fc
    .array(tie('value'), { maxLength: 4 })
    .chain((items) =>
      fc.constantFrom(
        `[${items.join(', ')}]`,
        `new Set([${items.join(', ')}])`,
        `new Map([${items.map((item, index) => `[${index}, ${item}]`).join(', ')}])`,
        `[...[${items.join(', ')}], ${items.length}]`,
      ),
    ),
  object: fc
    .array(fc.tuple(key, tie('value')), { maxLength: 4 })
    .map((fields) => `({ ${fields.map(([name, item]) => `[${JSON.stringify(name)}]: ${item}`).join(', ')} })`),
})).value;

/** The text of an argument for a tool: mostly what its schema wants. */
export const argumentText: fc.Arbitrary<string> = fc.oneof(
  { weight: 3, arbitrary: valueText.map((value) => `{ value: ${value} }`) },
  { weight: 1, arbitrary: valueText },
);

/** The name of a result that a tool gives. */
export const resultKind: fc.Arbitrary<string> = fc.constantFrom(...Object.keys(results));
