import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { compile } from '../../src/compile/compile.ts';
import { compileQuickly } from '../../src/compile/quick/compile-quickly.ts';
import { modelPrograms } from './model-programs.ts';

/** Whether an engine reads the program; it is not run. */
function isRead(program: string): boolean {
  try {
    // oxlint-disable-next-line no-new-func, typescript/no-implied-eval -- asked whether it parses, and nothing else
    return typeof new Function(`return (${program}\n)`) === 'function';
  } catch {
    return false;
  }
}

/** What a run would evaluate: the quick program where an engine takes it, which must then be the parsed one. */
function agrees(code: string): boolean {
  const quick = compileQuickly(code);
  if (!quick || !isRead(quick.program)) return true;
  const parsed = compile(code);
  return parsed.ok && parsed.program === quick.program;
}

const quickTexts = [
  'async () => 1',
  '  // why\n/* so */ async () => (await codemode.a.b({ n: 7 })).n; // done\n',
  'async () => {\n  const rows = await codemode.a.b({});\n  return rows.length / 2;\n}',
  'async () => `a ${[1, 2].map((n) => `${n}`).join()} b`',
  "const a = 'it''s'.length;\nreturn a".replace("''", "\\'"),
  'for (const x of [1, 2]) console.log(x);\nreturn { type: 1, of: undefined }.type',
  'if (true) return 1; return 2',
];

const parsedTexts = [
  // Which value comes back, only a parser knows.
  '1 + 1',
  'async () => 1\nfoo()',
  'async () => 1, 2',
  'async () => {} ; 2',
  'return 1\nfunction f() {}',
  'const f = async () => {}; f()',
  // TypeScript.
  'async () => { const x: Foo = 1; return x }',
  'async () => f<string>(1)',
  'async () => x as const',
  'async () => x!.y',
  'return ((a: Row, b?: Row) => 1)(1)',
  'type A = 1;\nreturn 1',
  // What the engine reads otherwise, or must not read at all.
  "async () => import('x')",
  'async () => 1 //# sourceURL=x',
  '//# sourceURL=x\nasync () => 1',
  'async () => a <!-- b',
  'async () => { a()\n--> b\n}',
  'async () => [1].map(() => { await (1) })',
  'async () => /}/.test(1)',
  "require('fs');\nreturn 1",
  '```js\nasync () => 1\n```',
  'async () => \\u0061',
  // Brackets that leave the function, or stay open.
  'async () => 1 } , evil(), {',
  'return 1 }; evil(); async () => {',
  'return `${1',
  'async () => (1]',
];

describe('compiling without a parser', () => {
  test.each(quickTexts)('takes %j, and makes of it what the parser would', (code) => {
    const quick = compileQuickly(code);
    const parsed = compile(code);
    expect(quick?.isParsed).toBe(false);
    expect(parsed.ok && parsed.program).toBe(quick?.program);
  });
  test.each(parsedTexts)('leaves %j to the parser', (code) => {
    expect(compileQuickly(code)).toBeUndefined();
  });
  test('agrees with the parser on what models wrote', () => {
    for (const { code } of modelPrograms) expect(agrees(code), code).toBe(true);
  });
  test('agrees with the parser on pieces of programs in any order', () => {
    const piece = fc.constantFrom(
      'async () =>',
      '{',
      '}',
      '(',
      ')',
      '[',
      ']',
      'return',
      ';',
      '\n',
      ',',
      "'a'",
      '`',
      '${',
      '/',
      '*',
      '//',
      'x',
      '1',
      '=',
      '=>',
      ':',
      '?',
      '.',
      '!',
      '<',
      '>',
      'await',
      'function',
      'if',
      'else',
      'const',
      'import',
      '\\',
      '"',
      ' ',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 14 }), fc.constantFrom('', 'async () => ', 'return '), (parts, start) =>
        agrees(start + parts.join(' ')),
      ),
      { numRuns: 20_000 },
    );
  });
  test('leads places back to the text as the parser does', () => {
    const code = '\n\nasync () => {\n  throw new Error("x");\n}';
    const quick = compileQuickly(code);
    const parsed = compile(code);
    const place = { line: 5, column: 3 };
    expect(quick?.toModel(place)).toEqual({ line: 4, column: 3 });
    expect(parsed.ok && parsed.toModel(place)).toEqual({ line: 4, column: 3 });
  });
});
