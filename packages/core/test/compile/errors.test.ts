import { describe, expect, it } from 'vitest';
import { compile } from '../../src/compile/compile.ts';
import { codeFrame } from '../../src/compile/frame.ts';

/** The failure of a text that must not compile. */
function failureOf(code: string, options?: { readonly sourceBytes: number }) {
  const result = compile(code, options);
  if (result.ok) throw new Error(`compiled to ${result.program}`);
  return result.failure;
}

describe('syntax errors', () => {
  it('carry code, name, message, place and the lines around it', () => {
    expect(failureOf('const a = 1;\nconst b = ;\nreturn a;')).toEqual({
      code: 'syntax_error',
      name: 'SyntaxError',
      message: 'Unexpected `;`.',
      line: 2,
      column: 11,
      frame: '  1 | const a = 1;\n> 2 | const b = ;\n    |           ^\n  3 | return a;',
    });
  });

  it.each([
    ['import', 'import fs from "fs";\nreturn 1', 1, 1],
    ['import of names', 'const a = 1;\nimport { b } from "b";\nreturn a', 2, 1],
    ['import for effects', 'import "b";', 1, 1],
    ['an import whose names nobody uses', 'import { a } from "a";\nconst x: number = 1;\nreturn x', 1, 1],
    ['import behind a type', 'const x: number = 1; import a from "a"', 1, 22],
    ['import()', 'const a = await import("a");', 1, 17],
    ['import() in a function', 'async function main() {\n  return import("a");\n}', 2, 10],
    ['import.meta', 'return import.meta.url', 1, 8],
    ['import = require', 'import fs = require("fs");\nreturn fs', 1, 1],
    ['require', 'const fs = require("fs");', 1, 12],
    ['require behind a type', 'const a: any = 1, fs = require("fs");', 1, 24],
    ['export from', 'export { a } from "a";', 1, 1],
    ['export all', 'const a = 1;\nexport * from "a";', 2, 1],
  ])('say that there is nothing to import: %s', (_, code, line, column) => {
    expect(failureOf(code)).toMatchObject({ message: expect.stringContaining('tools are on `codemode`'), line });
    if (!code.startsWith('import fs =')) expect(failureOf(code)).toMatchObject({ column });
  });

  it.each([
    ['its own require', 'const require = (name) => name;\nreturn require("x")'],
    ['a question whether there is one', 'return typeof require === "function" ? require("fs") : 1'],
    ['a method of that name', 'return ({ require: (x) => x }).require("x")'],
    ['the word in a string', 'return "require(x) import y from z"'],
  ])('leave a program its own words: %s', (_, code) => {
    expect(compile(code).ok).toBe(true);
  });

  it.each([
    ['prose alone', 'I could not find a tool for that.', /Send the program alone/],
    ['prose, then a program', 'Here is the code you asked for:\nreturn 1', /Send the program alone/],
    ['an unclosed bracket', 'return [1, 2', /ends too early/],
    ['an unclosed block', 'async () => {\n  if (true) {\n    return 1;\n}', /ends too early/],
    ['an unclosed string', 'const a = "x;\nreturn a', /Unterminated string/],
    ['an unclosed template', 'const a = `x;\nreturn a', /Unterminated template/],
    ['an unclosed comment', 'return 1 /* x', /Unterminated comment/],
    ['an unclosed expression', 'const a: number = 1;\nreturn a +', /ends too early/],
    ['line breaks as two characters', String.raw`const a = 1;\nreturn a;`, /send real line breaks/],
    ['JSX', 'return (\n  <div className="a">\n    {b}\n  </div>\n)', /JSX is not supported/],
    ['a decorator', '@log\nclass A {}', /Decorators are not supported/],
    ['a namespace', 'namespace A { export const x = 1 }', /Namespaces are not supported/],
    ['an export in a block', 'if (true) { export const x = 1 }', /top level/],
    ['an export as a branch', 'if (true) export const x = 1', /top level/],
    ['an export default in pieces', 'export /* why */ default 1', /`export default` in two words/],
    ['a regular expression without end', `return /${'a?'.repeat(3_000)}/`, /regular expression is longer than/],
    ['nesting without end', `return ${'['.repeat(50_000)}`, /too deeply nested/],
    ['typed nesting without end', `const a: number = 1;\nreturn ${'['.repeat(50_000)}`, /too deeply nested/],
    ['what could be types without end', `return ${'<T>('.repeat(40)}1${')'.repeat(40)}`, /takes too long to read/],
    ['a scope without end', `let ${Array.from({ length: 3_000 }, (_, n) => `v${n}`).join()};`, /too many names/],
    ['a name declared twice', 'const a = 1;\nconst a = 2;', /already been declared/],
    ['NUL', 'const a = \0 1;', /Unexpected character/],
    ['with', 'with (Math) { max(1) }', /'with' in strict mode/],
    ['await in a function that is not async', 'function f() { await x }\nf()', /await/],
    ['another language', 'def main():\n    return 1', /Unexpected/],
    ['Python in a fence', '```python\nprint(f"{x}")\n```', /Unexpected|expected/],
  ])('say what to do about %s', (_, code, message) => {
    expect(failureOf(code).message).toMatch(message);
  });

  it('name the place of the parser that came further', () => {
    expect(failureOf('const f = a ? (b) : c => d;\nconst x = ;')).toMatchObject({ line: 2, column: 11 });
    expect(failureOf('const f: number = 1;\nconst x = ;')).toMatchObject({ line: 2, column: 11 });
  });

  it('refuses a text over the limit and names both sizes', () => {
    const failure = failureOf('x'.repeat(101), { sourceBytes: 100 });
    expect(failure).toMatchObject({ code: 'syntax_error', message: expect.stringMatching(/101 .*100/) });
    expect(compile('x'.repeat(100), { sourceBytes: 100 }).ok).toBe(true);
  });

  it('never name a place outside the text', () => {
    expect(failureOf('return [')).toMatchObject({ line: 1, column: 9 });
    expect(failureOf('\n\n(')).toMatchObject({ line: 3, column: 2 });
  });
});

describe('codeFrame', () => {
  it('shows two lines before and behind, numbered', () => {
    const source = ['a', 'b', 'c', 'd', 'e', 'f', 'g'].join('\n');
    expect(codeFrame(source, { line: 4, column: 1 })).toBe(
      ['  2 | b', '  3 | c', '> 4 | d', '    | ^', '  5 | e', '  6 | f'].join('\n'),
    );
  });
  it('aligns the gutter where the number of digits changes', () => {
    const source = Array.from({ length: 12 }, (_, index) => `line${index + 1}`).join('\n');
    expect(codeFrame(source, { line: 9, column: 5 }).split('\n').slice(2, 5)).toEqual([
      '>  9 | line9',
      '     |     ^',
      '  10 | line10',
    ]);
  });
  it('cuts a long line around the column, on both sides', () => {
    const source = `${'a'.repeat(5_000)}X${'b'.repeat(5_000)}`;
    const [line = '', caret = ''] = codeFrame(source, { line: 1, column: 5_001 }).split('\n');
    expect(line.length).toBeLessThan(120);
    expect(line).toContain('…a');
    expect(line.endsWith('b…')).toBe(true);
    expect(line[caret.indexOf('^')]).toBe('X');
  });
  it('keeps the caret under the sign behind tabs and control characters', () => {
    const [line = '', caret = ''] = codeFrame('\t\u001B[31m\tX', { line: 1, column: 8 }).split('\n');
    expect(line[caret.indexOf('^')]).toBe('X');
    expect(line).not.toContain('\u001B');
  });
  it('counts CRLF, CR and the Unicode separators as one line end each', () => {
    expect(codeFrame('a\r\nb\rc\u2028d\u2029e', { line: 5, column: 1 })).toContain('> 5 | e');
  });
  it('shows the end of a text that ends in a line break', () => {
    expect(codeFrame('return (\n', { line: 2, column: 1 })).toBe('  1 | return (\n> 2 |\n    | ^');
  });
  it('leaves no half of a character at a cut', () => {
    expect(codeFrame('😀'.repeat(200), { line: 1, column: 201 }).isWellFormed()).toBe(true);
  });
});
