import fc from 'fast-check';

import { failures } from './tools.ts';
import { argumentText, resultKind, valueText } from './value-text.ts';

const consoleName = fc.constantFrom('log', 'info', 'warn', 'error', 'debug');

const line = fc.oneof(
  fc
    .tuple(consoleName, fc.array(valueText, { maxLength: 3 }))
    .map(([name, values]) => `console.${name}(${values.join(', ')});`),
  fc
    .tuple(fc.constantFrom('%s|%d|%i|%f', '%o', '%O %j', '%c %%', '%s', '%x %s'), fc.array(valueText, { maxLength: 3 }))
    .map(([format, values]) => `console.log(${[JSON.stringify(format), ...values].join(', ')});`),
  valueText.map((value) => `console.table([${value}, { a: 1 }]);`),
  valueText.map((value) => `console.dir(${value});`),
  valueText.map(
    (value) => `console.assert(false, ${value}); console.group("g"); console.log("inside"); console.groupEnd();`,
  ),
  fc.constantFrom('console.count(); console.count("x");', 'console.trace("here");', 'console.log();'),
);

/** Expressions that fail by themselves. What the engine says of them is the engine's. */
export const engineFailures: readonly string[] = [
  'null.x',
  'undefined.x.y',
  'missing',
  'missing()',
  '({}).method()',
  '[].reduce((a, b) => a)',
  'new Array(-1)',
  '"x".repeat(-1)',
  '(1).toFixed(200)',
  '1n + 1',
  'BigInt(1.5)',
  'BigInt("x")',
  'Symbol() + ""',
  'new 1',
  'let_me = 1',
  'Object.freeze([]).push(1)',
  'Object.defineProperty({}, "a", 1)',
  '(() => { const c = 1; c = 2 })()',
  '(() => { early; let early = 1 })()',
  'class_()',
  'new (class A { constructor() { this.#p } #p = 1; static { throw new Error("static") } })',
  'JSON.parse("{")',
  'JSON.parse("[1,]")',
  'JSON.parse("nothing")',
  'JSON.stringify(1n)',
  'decodeURIComponent("%")',
  'new RegExp("(")',
  'new Date(NaN).toISOString()',
  '(function f() { f() })()',
  '[...1]',
  'const_ in 1',
  '1 instanceof 1',
  'structuredClone(() => 1)',
  'new URL("not a url")',
  'atob("*")',
  'crypto.getRandomValues(new Float32Array(1))',
  'new TextDecoder("nope")',
  'eval("1")',
  'new Function("return 1")()',
  'codemode.t.nothing()',
  'codemode.nowhere.tool()',
  'await codemode.t.add({ a: 1 })',
  'await codemode.t.add({ a: "1", b: 2, c: 3 })',
  'await codemode.t.add()',
  'await codemode.t.add(1, 2)',
  'await codemode.t.echo(() => 1)',
  'await codemode.t.echo({ text: "x".repeat(30000) })',
  'await Promise.any([])',
  'await Promise.any([Promise.reject(1), Promise.reject(new Error("two"))])',
  'await new Promise((_, reject) => reject())',
];

const failKind = fc.constantFrom(...Object.keys(failures));

/** An expression that calls tools, and always in the same order. */
const call = fc.oneof(
  argumentText.map((argument) => `await codemode.t.echo(${argument})`),
  fc.tuple(fc.integer(), fc.integer()).map(([a, b]) => `await codemode.t.add({ a: ${a}, b: ${b} })`),
  resultKind.map((kind) => `await codemode.t.give({ kind: "${kind}" })`),
  failKind.map((kind) => `await codemode.t.fail({ kind: "${kind}" })`),
  fc.constantFrom('await codemode.t.constructor()', 'await codemode.t.then()', 'await codemode', 'await codemode.t'),
  fc
    .array(resultKind, { maxLength: 8 })
    .map((kinds) => `await Promise.all([${kinds.map((kind) => `codemode.t.give({ kind: "${kind}" })`).join(', ')}])`),
  fc
    .array(failKind, { maxLength: 5 })
    .map(
      (kinds) =>
        `await Promise.allSettled([${kinds.map((kind) => `codemode.t.fail({ kind: "${kind}" })`).join(', ')}, 1])`,
    ),
  fc
    .integer({ min: 1, max: 70 })
    .map(
      (count) => `(await Promise.all(Array.from({ length: ${count} }, (_, a) => codemode.t.add({ a, b: 1 })))).length`,
    ),
  fc.constantFrom(
    'await new Promise((done) => setTimeout(() => done("later"), 3))',
    '(await Promise.all([codemode.t.later({ ms: 12 }), codemode.t.later({ ms: 1 })])).join()',
    'await (async () => { const seen = []; await Promise.all([40, 1, 20].map((ms) => new Promise((done) => setTimeout(() => { seen.push(ms); done() }, ms)))); return seen })()',
    'await Promise.race([codemode.t.later({ ms: 400 }), codemode.t.add({ a: 1, b: 1 })])',
  ),
);

const thrown = fc.oneof(
  valueText,
  fc.constantFrom('"x"', 'null', 'undefined', 'new Error("")', 'new Error("thrown")', '0'),
);

/** One statement. `v` is a fresh name of its own. */
const statement: fc.Arbitrary<string> = fc.letrec<{ statement: string; block: string }>((tie) => ({
  statement: fc.oneof(
    { maxDepth: 2, depthIdentifier: 'statement' },
    { weight: 4, arbitrary: line },
    { weight: 5, arbitrary: call.map((text) => `seen.push(${text});`) },
    { weight: 2, arbitrary: valueText.map((text) => `seen.push(${text});`) },
    {
      weight: 4,
      arbitrary: tie('block').map(
        (block) => `try {\n${block}\n} catch (error) {\n  console.log("caught", error);\n  seen.push(error);\n}`,
      ),
    },
    { weight: 1, arbitrary: tie('block').map((block) => `await (async function inner() {\n${block}\n})();`) },
    { weight: 1, arbitrary: tie('block').map((block) => `for (const n of [1, 2]) {\n${block}\n}`) },
    { weight: 1, arbitrary: fc.constantFrom(...engineFailures).map((text) => `seen.push(${text});`) },
    { weight: 1, arbitrary: thrown.map((text) => `if (seen.length > 1) throw ${text};`) },
    {
      weight: 1,
      arbitrary: fc.constantFrom(
        'globalThis.setTimeout = () => 0;',
        'JSON.stringify = () => "1";',
        'Array.prototype.push = null;',
        'Object.prototype.then = undefined;',
        'codemode.t = 1;',
      ),
    },
  ),
  block: fc.array(tie('statement'), { minLength: 1, maxLength: 3 }).map((lines) => indent(lines.join('\n'))),
})).statement;

const ending = fc.oneof(
  { weight: 3, arbitrary: fc.constant('return seen;') },
  { weight: 3, arbitrary: valueText.map((text) => `return ${text};`) },
  { weight: 2, arbitrary: thrown.map((text) => `throw ${text};`) },
  { weight: 2, arbitrary: fc.constantFrom(...engineFailures).map((text) => `return ${text};`) },
  { weight: 2, arbitrary: call.map((text) => `return ${text};`) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      '',
      'seen',
      'return codemode.t.add({ a: 1, b: 2 })',
      'return new Promise(() => {})',
      'await codemode.t.fail({ kind: "error" })',
      'return ) (',
      'const 1 = 2;',
    ),
  },
);

function indent(text: string): string {
  return text.replaceAll(/^/gm, '  ');
}

/** Whole programs, as a model might write them on a bad day. */
export const programText: fc.Arbitrary<string> = fc
  .tuple(fc.array(statement, { maxLength: 5 }), ending)
  .map(([lines, end]) => ['const seen = [];', ...lines, end].join('\n'));
