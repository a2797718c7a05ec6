import { Script, createContext } from 'node:vm';
import fc from 'fast-check';
import { parse } from 'acorn';
import { describe, expect, it } from 'vitest';
import { compile } from '../../src/compile/compile.ts';
import { compiled, valueOf } from './evaluate.ts';
import { modelPrograms } from './model-programs.ts';

describe('text that would leave its function', () => {
  it.each([
    '}); evil(); (() => {',
    '}; evil(); async () => {',
    '}\nevil();\nasync () => {',
    '}, evil(), async () => {',
    '}\n(evil());(async () => {',
    'return 1 }; evil(); async function f() {',
    '})(); evil(); (async () => {',
    '} evil() {',
    '}}; evil(); {{',
    '*/ }; evil(); async () => { /*',
    '`}; evil(); async () => {`}',
    '${evil()}',
    'const x: number = 1 }; evil(); async () => {',
    'const x: any = 1 }\nevil<any>();\nasync () => {',
    'const x = 1 as any }, evil(), async () => {',
    '{}), evil(), ({}',
    '{}); evil(); ({}',
    '{ a: 1 }), evil(), ({ b: 2 }',
    'function () {}); evil(); (function () {}',
    'function () {}), evil(), (function () {}',
    'async function () {})(); evil(); (function () {}',
    'export default 1); evil(); (2',
    'export default function () {}); evil(); (function () {}',
    'module.exports = 1); evil(); (2',
    '```js\n}); evil(); (() => {\n```',
    '```js\n} ; evil()\n```\n```js\n; async () => {\n```',
    '}\u2028evil()\u2028async () => {',
    '//\u2028}; evil(); async () => {',
    '<!-- }; evil(); async () => {\n}',
    '--> }; evil(); async () => {\n}',
    '1 }; //# sourceURL=x',
  ])('is a syntax error and no part of it runs: %s', (code) => {
    expect(compile(code)).toMatchObject({ ok: false, failure: { code: 'syntax_error' } });
  });

  it('is not evaluated while it is compiled', () => {
    expect(compile('globalThis.__sallyportEvil = 1').ok).toBe(true);
    expect('__sallyportEvil' in globalThis).toBe(false);
  });
});

describe('text that engines read differently', () => {
  it('keeps a comment at the end from swallowing the function', async () => {
    expect(await valueOf('return 1 // one')).toBe(1);
    expect(await valueOf('1 // one')).toBe(1);
  });
  it('reads <!-- as operators, as a module does, in a script too', async () => {
    expect(await valueOf('let y = 5, x = 1;\nconst z = x<!--y;\nreturn [y, z]')).toEqual([4, false]);
  });
  it('keeps <!-- in strings, templates, comments and regular expressions', async () => {
    expect(await valueOf('// <!-- x\nreturn ["<!--", `<!--${1}<!--`, /<!--/.source]')).toEqual([
      '<!--',
      '<!--1<!--',
      '<!--',
    ]);
  });
  it('takes the name of the program from nobody', () => {
    const { program } = compiled(
      'const x = "//# sourceURL=kept";\n//# sourceURL=evil.js\n//@ sourceMappingURL=evil.map\nreturn x',
    );
    expect(program).not.toMatch(/\/\/[#@]\s*source(?:Mapping)?URL=evil/);
    expect(program).toContain('"//# sourceURL=kept"');
  });
  it('keeps NUL, BOM and separators in strings', async () => {
    expect(await valueOf('return "\0\uFEFF\u2028\u2029"')).toBe('\0\uFEFF\u2028\u2029');
  });
  it('is not led astray by the replacement patterns of strings', async () => {
    expect(await valueOf("const a: string = '$& $` $\\' $1';\na")).toBe("$& $` $' $1");
    expect(await valueOf("export default '$& $` $1'")).toBe('$& $` $1');
  });
  it('leaves a name of its own for what it adds', async () => {
    expect(await valueOf('const defaultExport = 2;\nexport default defaultExport + 1;')).toBe(3);
  });
});

describe('texts made to be slow', () => {
  const repeat = (text: string, count: number): string => text.repeat(count);
  const nested = (open: string, middle: string, close: string): string => repeat(open, 40) + middle + repeat(close, 40);
  const numbered = (count: number, make: (index: number) => string): string =>
    Array.from({ length: count }, (_, index) => make(index)).join('');
  // Each of these takes one parser minutes or longer at this size, or did before there was a bound.
  it.each([
    ['arrows in parameters', nested('(a: any =', '1', ')=>1')],
    ['generic arrows', nested('<T>(a=', '1', ')=>1')],
    ['generic assertions', nested('<T>(', '1', ')')],
    ['async generic calls', nested('async<T>(a=', '1', ')')],
    ['async arrows', nested('async(a: any =', '1', ')=>1')],
    ['classes in fields', nested('class A{x: any=', '1', '}')],
    ['typed arrows in conditionals', repeat('a?(b):c=>', 40) + '1'],
    ['arrows in patterns', nested('({a=', '1 as any', '})=>1')],
    ['comparisons', `a${repeat('<a', 20_000)}>(b)`],
    ['unclosed type arguments', repeat('f<', 20_000)],
    ['brackets', repeat('(', 100_000)],
    ['closed brackets', repeat('[', 100_000) + repeat(']', 100_000)],
    ['templates', repeat('`${', 50_000)],
    ['blocks', repeat('{', 100_000)],
    ['negations', `${repeat('!', 200_000)}1`],
    ['sums', `1${repeat('+1', 100_000)}`],
    ['functions', numbered(20_000, (n) => `function f${n}(){}\n`)],
    ['names', `let ${numbered(50_000, (n) => `v${n},`)}w`],
    ['exports', numbered(20_000, (n) => `export const a${n}=1\n`)],
    ['enums', `enum E{${numbered(50_000, (n) => `a${n},`)}}`],
    ['regular expressions', `/${repeat('(?<a>x)|', 20_000)}/`],
    ['fences', repeat('```\n', 50_000)],
    ['spaces behind a fence', `\`\`\`${repeat(' ', 500_000)}x`],
    ['backticks', `${repeat('`', 200_000)} ${repeat('`', 199_999)}`],
    ['line breaks', `const a: number = 1${repeat('\n', 500_000)}(b)`],
    ['comments', `${repeat('/**/', 200_000)}{a: 1, b: }`],
    ['unclosed comments', repeat('/*', 400_000)],
    ['module words', repeat('module a\n', 100_000)],
    ['templates with types', `const a: number = 1;${repeat('`${a}`\n', 20_000)}`],
    ['prose', repeat('Here is the code. ', 50_000)],
    ['lines that run on', `const a: any = 1\n${repeat('(a as any)\n', 20_000)}`],
  ])('are answered: %s', (_, code) => {
    expect(typeof compile(code).ok).toBe('boolean');
  });
});

describe('any text', () => {
  const letters = fc.constantFrom(
    ...'a b 1 ( ) { } [ ] ` ${ \' " ; , : ? . => = < > / * // /* */ ! - + & | @ # \\ ``` ~~~ <!-- -->'.split(' '),
    ...'const let async await function return class export default import enum type interface'.split(' '),
    ...'as any :string namespace main codemode yield using if else for'.split(' '),
    ...' | |\n|\0|\r|\u2028'.split('|'),
  );
  const soup = fc.array(letters, { maxLength: 60 }).map((parts) => parts.join(' '));
  const cut = fc
    .tuple(fc.constantFrom(...modelPrograms.map(({ code }) => code)), fc.nat(2_000), fc.nat(60), soup)
    .map(
      ([code, at, length, put]) =>
        code.slice(0, at % code.length) + put.slice(0, 12) + code.slice((at % code.length) + length),
    );

  it.each([
    ['soup', soup],
    ['a program cut and spoiled', cut],
    ['any string', fc.string({ unit: 'binary', maxLength: 200 })],
  ])('is a program of one async arrow or a syntax error with a place in the text: %s', (_, texts) => {
    fc.assert(
      fc.property(texts, (code) => checkOutcome(code)),
      { numRuns: 400 },
    );
  });
});

function checkOutcome(code: string): void {
  const result = compile(code);
  if (!result.ok) {
    expect(result.failure.code).toBe('syntax_error');
    expect(result.failure.line ?? 1).toBeLessThanOrEqual(code.split(/\r\n|[\n\r\u2028\u2029]/).length);
    return;
  }
  const { body } = parse(result.program, { ecmaVersion: 'latest', sourceType: 'script' });
  expect(body.length).toBe(1);
  const [only] = body;
  expect(only?.type === 'ExpressionStatement' && only.expression.type).toBe('ArrowFunctionExpression');
  // The engine agrees that it is one expression, and evaluating it does nothing yet. It may know fewer letters.
  if (/[^\0-\uFFFF]/u.test(code)) return;
  expect(typeof new Script(`(${result.program})`).runInContext(createContext({}))).toBe('function');
}
