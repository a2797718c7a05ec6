import { describe, expect, test } from 'vitest';

import { computes } from '../src/compiler/computes.ts';
import { createTypeChecker } from '../src/index.ts';
import { compile } from '@sallyport/core';
import { typeBombs } from './bombs.ts';
import { compilers } from './compilers.ts';
import { api } from './findings-of.ts';

const wrong = 'return codemode.github.nope({})';

describe.each(compilers)('$name', ({ name, errorsIn, findingsOf }) => {
  describe('a program cannot switch its check off', () => {
    test.each([
      `// @ts-nocheck\n${wrong}`,
      `/* @ts-nocheck */\n${wrong}`,
      `// @ts-ignore\n${wrong}`,
      `// @ts-expect-error\n${wrong}`,
      `/* @ts-ignore */ ${wrong}`,
      `/** @ts-ignore */\n${wrong}`,
      `/** @ts-ignore */ ${wrong}`,
      `/**\n * @ts-ignore\n */\n${wrong}`,
      `/// @ts-ignore\n${wrong}`,
      `const x = 1; // @ts-ignore\n${wrong}`,
      `/** @ts-ignore */\nfunction f() {\n/** @ts-expect-error */\nreturn codemode.github.nope({}) }\nreturn f()`,
      `return [\n// @ts-ignore\ncodemode.github.nope({}),\n// @ts-ignore\n]`,
      'return `a ${\n/* @ts-ignore */\ncodemode.github.nope({})}`',
      'return `@ts-ignore\n${codemode.github.nope({})}`',
      `if (true) {\n// @ts-ignore\n}\n${wrong}`,
      `// @ts-ignore\n// @ts-ignore\n\n// and more\n${wrong}`,
      `/// <reference no-default-lib="true"/>\n${wrong}`,
      `/// <reference path="/etc/passwd" />\n${wrong}`,
      `/// <reference types="node" />\n${wrong}`,
      `/// <reference lib="dom" />\n${wrong}`,
      `declare const codemode: any;\n${wrong}`,
      `declare let codemode: any, console: any;\n${wrong}`,
      `declare function codemode(): any;\n${wrong}`,
      `declare module 'x' { const codemode: any }\n${wrong}`,
      `interface Promise<T> { nope: any }\n${wrong}`,
      `type Untyped = never;\n${wrong}`,
      `import type { codemode as c } from './codemode';\n${wrong}`,
    ])('%s', (code) => {
      expect(errorsIn(code)).toContain('unknown_tool');
    });

    test('by what it says in a text, which keeps its meaning', () => {
      const code =
        'return codemode.github.list_issues({ owner: "// @ts-ignore", repo: "@ts-nocheck", state: "@ts-ignore" })';
      expect(findingsOf(code)[0]?.message).toContain('is `"@ts-ignore"`');
      const templates =
        'const x: `@ts-ignore` | `@ts-expect-error ${string}` = `@ts-ignore`; return x.length + `@ts-ignore ${1} @ts-ignore`.nope()';
      expect(findingsOf(templates).map(({ code: name }) => name)).toEqual(['unknown_method']);
    });

    test('by types that do not parse where they stand: then it is checked as it runs', () => {
      const code = `const x = <T,>(y: T) => y;\n${wrong}`;
      expect(errorsIn(code)).toContain('unknown_tool');
    });
  });

  describe('nothing is read but what is given', () => {
    test('an import of a file is a type nobody knows', () => {
      const code = 'const x: import("/etc/passwd").Root = 1; const y: typeof import("node:fs") = 1; return [x, y]';
      expect(findingsOf(code)).toEqual([]);
    });

    test('references in an API are passed over', () => {
      const types = `/// <reference path="/etc/passwd" />\n/// <reference types="node" />\n// @ts-nocheck\n${api}`;
      expect(errorsIn(wrong, types)).toEqual(['unknown_tool']);
      expect(errorsIn('return process.env', types)).toEqual(['unknown_name']);
    });
  });

  describe('a check is bounded', () => {
    test('in what it says', () => {
      const code = Array.from({ length: 500 }, (_, n) => `await codemode.github.nope${n}({ a: ${n} });`).join('\n');
      expect(findingsOf(code)).toHaveLength(12);
    });

    test('for the longest program that is compiled', () => {
      const line = 'await codemode.mail.send({ to: "a", text: "b" });\n';
      const code = line.repeat(2_500) + wrong;
      expect(errorsIn(code)).toEqual(['unknown_tool']);
    });

    test('for nesting as deep as a program that parses', () => {
      // TypeScript 7 takes two seconds for lists in lists two hundred deep.
      const depth = name === 'TypeScript 7' ? 100 : 300;
      const code = `const x = ${'['.repeat(depth)}1${']'.repeat(depth)};\n${wrong}`;
      expect(errorsIn(code)).toEqual(['unknown_tool']);
    });

    test('for an enum of thousands of words, given another union', () => {
      const words = (letter: string): string => Array.from({ length: 3_000 }, (_, n) => `"${letter}${n}"`).join(' | ');
      const types = `declare const codemode: { pick(input: { word: ${words('a')}; other?: { [k: string]: ${words('b')} } }): Promise<any>; };`;
      expect(errorsIn('return codemode.pick({ word: "c" })', types)).toEqual(['wrong_argument']);
      expect(errorsIn(`const w: ${words('c')} = "c1"; return codemode.pick({ word: w })`, types)).toEqual([
        'wrong_argument',
      ]);
    });
  });
});

test.each(typeBombs)('without a thread, by leaving out types that compute: $what', async ({ code }) => {
  expect(computes(code)).toBe(true);
  const compiled = compile(code);
  if (!compiled.ok) throw new Error(compiled.failure.message);
  const found = await createTypeChecker({ types: api }).check(compiled.toCheck().texts);
  expect(found.map(({ code: name }) => name)).toEqual(['wrong_argument', 'types_left_out']);
});
