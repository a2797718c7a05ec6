import { describe, expect, it } from 'vitest';
import { logsOf, valueOf } from './evaluate.ts';

type Row = readonly [claim: string, code: string, value: unknown];

const statements: readonly Row[] = [
  ['nothing', '', undefined],
  ['white space and comments', ' \n// only words\n/* and more */', undefined],
  ['top-level return', 'return 42', 42],
  ['top-level await', 'const x = await codemode.add({ a: 1, b: 2 });\nreturn x;', 3],
  ['a return inside a branch', 'if (true) { return "yes"; }\nreturn "no";', 'yes'],
  ['return of nothing', 'return;', undefined],
  ['declarations only', 'const x = await codemode.add({ a: 1, b: 2 });', undefined],
  ['a directive before statements', "'use strict';\nreturn 1;", 1],
  ['a label', 'let n = 0;\nouter: for (;;) { for (;;) { n = 5; break outer; } }\nreturn n;', 5],
  ['a last if, whose branches are no value', 'if (true) { 5 } else { 6 }', undefined],
  ['a last try, whose block is no value', 'try { 5 } catch { 6 }', undefined],
  ['a class and its use', 'class A { #x = 3; get x() { return this.#x } }\nreturn new A().x', 3],
  ['using', 'let log = [];\n{ using x = { [Symbol.dispose]() { log.push("gone") } }; }\nreturn log;', ['gone']],
  ['names the world already has', 'const codemode = 1, console = 2;\nreturn codemode + console;', 3],
  [
    'two functions of one name, as sloppy code has',
    'function f() { return 1 }\nfunction f() { return 2 }\nreturn f()',
    2,
  ],
];

const trailing: readonly Row[] = [
  ['an expression', '1 + 2', 3],
  ['an expression behind statements', 'const x = 10;\nx * 2', 20],
  ['with a semicolon and a comment', 'const x = 10;\nx * 2; // twice', 20],
  ['with empty statements behind', 'let a = 38; a\n;;', 38],
  ['an awaited call', 'await codemode.add({ a: 2, b: 2 })', 4],
  ['a call that is not awaited', 'codemode.add({ a: 2, b: 3 })', 5],
  ['a promise chain', 'codemode.add({ a: 2, b: 3 }).then((sum) => sum * 2)', 10],
  ['a console line, which has no value', 'const x = 1;\nconsole.log(x)', undefined],
  ['a sequence', '1, 2, 3', 3],
  ['an assignment', 'let x;\nx = 7', 7],
  ['a template', '`a${1 + 1}`', 'a2'],
  ['an object in brackets', 'const a = 1;\n({ a, b: 2 })', { a: 1, b: 2 }],
  ['a string, which is no directive', '"hello"', 'hello'],
  ['over several lines', '[1, 2]\n  .map((n) => n * 2)\n  .filter(Boolean)', [2, 4]],
  ['before the functions it calls', 'main();\nasync function main() { return 19 }', 19],
  ['a function, which is called', 'const f = async () => 34;\nf', 34],
  ['an arrow behind helpers', 'const twice = (n) => n * 2;\nasync () => twice(4)', 8],
  ['void, which does not end the run early', 'void (async () => 18)()', 18],
  ['void 0', 'void 0', undefined],
];

const objects: readonly Row[] = [
  ['one property', '{a: 1}', { a: 1 }],
  ['two properties', '{a: 1, b: 2}', { a: 1, b: 2 }],
  ['quoted keys', '{ "a": 49 }', { a: 49 }],
  ['a semicolon and comments', '// the answer\n{ a: 1, b: 2 }; \n', { a: 1, b: 2 }],
  ['nothing in it', '{}', {}],
  ['awaited values', '{ sum: await codemode.add({ a: 1, b: 1 }), n: 3 }', { sum: 2, n: 3 }],
  ['shorthand behind statements', 'const a = 1, b = 2;\n{ a, b }', { a: 1, b: 2 }],
  ['one shorthand name', 'const a = 1;\n{ a }', { a: 1 }],
  ['behind statements', 'const a = 1;\n{ a: a, b: [2] }', { a: 1, b: [2] }],
  ['behind a line without semicolon', 'const a = 1\n{ first: a, b: 2 }', { first: 1, b: 2 }],
  ['spread', 'const a = { x: 1 };\n{ ...a, y: 2 }', { x: 1, y: 2 }],
  ['a block that could be an object with a method stays a block', 'let x = 1;\n{ if (x) { x = 2 } }', undefined],
];

const functions: readonly Row[] = [
  ['arrow with an expression', '() => 5', 5],
  ['async arrow', 'async () => 5;', 5],
  ['async arrow with a body', 'async () => {\n  const x = await codemode.add({ a: 1, b: 2 });\n  return x;\n}', 3],
  ['arrow returning an object', 'async () => ({ a: 1 })', { a: 1 }],
  ['arrow in brackets', '(async () => { return 6 })', 6],
  ['arrow with a comment before and behind', '// go\nasync () => 7\n// done', 7],
  ['IIFE', '(async () => { return 6 })()', 6],
  ['IIFE with semicolon', '(async () => { return 6 })();', 6],
  ['IIFE of a function', '(async function () { return 6 }());', 6],
  ['IIFE with await', 'await (async () => { return 6 })()', 6],
  ['IIFE with !', '!function () { return 6 }()', false],
  ['function expression in brackets', '(function () { return 48 })', 48],
  ['function without a name', 'async function () { return 13 }', 13],
  ['function without a name, called', 'function () { return 13 }()', 13],
  ['function with a name', 'async function fetchAll() { return 14 }', 14],
  ['main alone', 'async function main() { return 7 }', 7],
  ['main called', 'async function main() { return 7 }\nmain();', 7],
  ['main awaited', 'async function main() { return 7 }\nawait main();', 7],
  ['main returned', 'async function main() { return 7 }\nreturn main();', 7],
  ['main called on its own line', 'async function main() { return 7 } main()', 7],
  ['main as a constant', 'const main = async () => { return 8 };', 8],
  ['main as a function in a constant', 'const main = async function () { return 8 }', 8],
  [
    'main with helpers',
    'const a = 2;\nfunction twice(n) { return n * a }\nasync function main() { return twice(4) }',
    8,
  ],
  ['main, mentioned only in a comment', 'async function main() { return 41 }\n// call main()\n', 41],
  ['main beside another that nobody calls', 'async function main() { return 1 }\nfunction unused() { return 2 }', 1],
  [
    'main called in a try, not again',
    'let n = 0;\nasync function main() { n += 1 }\ntry { await main() } catch {}\nreturn n',
    1,
  ],
  [
    'main called in a constant, not again',
    'let n = 0;\nasync function main() { return ++n }\nconst r = await main();\nr',
    1,
  ],
  [
    'the one function nobody calls',
    'function helper(x) { return x * 2 }\nasync function run() { return helper(8) }',
    16,
  ],
  ['two functions nobody calls', 'function f() { return 1 }\nfunction g() { return 2 }', undefined],
  [
    'a helper left over behind real work',
    'const fmt = (n) => n.toFixed();\nconst r = await codemode.add({ a: 1, b: 1 })',
    undefined,
  ],
  ['a generator', 'async function* all() { yield 1; yield 2 }', [1, 2]],
  ['a generator that is not async', 'function* all() { yield* [1, 2] }', [1, 2]],
];

const parameters: readonly Row[] = [
  ['codemode by name', 'async (codemode) => codemode.add({ a: 1, b: 2 })', 3],
  ['codemode taken apart', 'async ({ github }) => (await github.listIssues({ repo: "x" })).length', 3],
  [
    'codemode among what is given',
    'async ({ codemode, console }) => { console.log(1); return codemode.add({ a: 1, b: 1 }) }',
    2,
  ],
  ['codemode, then console', 'async (codemode, console) => { console.log(1); return 2 }', 2],
  ['codemode to main', 'export default function main(codemode) { return codemode.add({ a: 1, b: 44 }) }', 45],
  ['a default is kept', 'function go(limit = 3) { return limit }', 3],
  ['options of its own are kept', 'function go({ limit = 10 } = {}) { return limit }', 10],
  ['another name gets nothing', '(input) => typeof input', 'undefined'],
];

const exported: readonly Row[] = [
  ['default function', 'export default async function () { return 9 }', 9],
  ['default function with a name', 'export default async function run() { return 9 }', 9],
  ['default arrow', 'export default async () => 10;', 10],
  ['default arrow in brackets', 'export default (async () => 10)', 10],
  ['default value', 'export default { a: 1 }', { a: 1 }],
  ['default value, awaited', 'export default await codemode.add({ a: 1, b: 1 })', 2],
  ['default by name, before it stands', 'export default main;\nasync function main() { return 15 }', 15],
  ['default by name', 'const main = async () => 16;\nexport default main;', 16],
  ['default with code behind it', 'export default async () => helper();\nconst helper = () => 17;', 17],
  ['default by a list', 'const a = 37;\nexport { a as default }', 37],
  ['main', 'export async function main() { return 11 }', 11],
  ['main among others', 'export const retries = 3;\nexport async function main() { return retries }', 3],
  ['main among functions', 'export function other() { return 1 }\nexport function main() { return 2 }', 2],
  ['main, called', 'export async function main() { return 11 }\nawait main()', 11],
  ['one value', 'export const x = 12', 12],
  ['one function in a constant', 'export const run = async () => 13;', 13],
  ['several values', 'export const x = 1, [y, { z: w = 3 }] = [2, {}]', { x: 1, y: 2, w: 3 }],
  ['a list', 'const a = 1;\nexport { a };', 1],
  ['an empty list', 'async function main() { return 1 }\nexport {};', 1],
  ['module.exports', 'module.exports = async () => 14;', 14],
  ['module.exports of a name', 'async function main() { return 15 }\nmodule.exports = main', 15],
  ['module.exports of its own module', 'const module = {};\nmodule.exports = 3', 3],
];

describe.each([
  ['statements', statements],
  ['a trailing expression is the value', trailing],
  ['an object is a value', objects],
  ['functions are called', functions],
  ['parameters', parameters],
  ['exports', exported],
] as const)('%s', (_, rows) => {
  it.each(rows)('%s', async (_claim, code, value) => {
    expect(await valueOf(code)).toEqual(value);
  });
});

describe('shapes', () => {
  it('keeps what a program logs when its last line is a console line', async () => {
    expect(await logsOf('const x = 1;\nconsole.log(x)')).toEqual([1]);
  });
  it('waits for a main that nobody awaits', async () => {
    const code = 'async function main() { await null; console.log("late") }\nmain();';
    expect(await logsOf(code)).toEqual(['late']);
  });
  it('is strict, as a module would be', async () => {
    await expect(valueOf('undeclared = 1')).rejects.toThrow('undeclared is not defined');
  });
});
