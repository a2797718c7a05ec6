import { stripTypeScriptTypes } from 'node:module';
import { parse } from 'acorn';
import { describe, expect, it, vi } from 'vitest';
import { compile } from '../../src/compile/compile.ts';
import { stripTypes } from '../../src/compile/strip-types.ts';
import { compiled, valueOf } from './evaluate.ts';

/** TypeScript that only has to be taken off. Every line is one program. */
const erasable = [
  'const x: number = 1',
  'let a: string | undefined, b!: number, c: [x: number, y?: string, ...rest: boolean[]]',
  'const x = y as any; const z = y as unknown as Record<string, Array<Map<string, number>>>;',
  'const x = { a: 1, b: [2] } as const;',
  'const x = { a: 1 } satisfies Record<string, number>;',
  'const x = a!.b!.c![0]!();',
  'interface A<in out T> extends B, C<T> { (a: number): string; new (a: number): B; readonly [k: string]: unknown; m?<T>(): void }',
  'type A<T> = T extends (infer U extends string)[] ? `${U}-x` : never; const x = 1;',
  'type F = (this: void, ...a: any[]) => asserts a is string; type G = abstract new () => void; f();',
  'declare const codemode: { a: { b(input: { x: number }): Promise<string> } }; declare function g(): void; declare module "x" { export const y: number }',
  'declare global { interface Window { a: 1 } }',
  'function f(this: Foo, a?: string, { b, c }: { b: number; c: string } = d, ...r: any[]): asserts a is string {}',
  'function f(a: string): void;\nfunction f(a: number): void;\nfunction f(a: any) { return a }',
  'const f = <T,>(x: T): T => x; const g = async <T extends { a: number }>(x: T) => x; const h = function <T>(x: T) {};',
  'f<T>(x); new Map<string, Array<Map<string, number>>>(); f<T>`x`; const i = f<string>; a?.b<T>(c);',
  'const x = a < b && c > (d); const y = a < b, z = c > (d); if (a < b || c > d) { } for (let i = 0; i < n; i++) { x > (y) }',
  'const x = a ? (b): number => c : d; const y = a ? (b) => c : (d) => e; const z = a ? (b) : c;',
  'let x = (a as any) = 1; (a as any).b = 2; a! = 3; [a as any] = b; for ((a as any) of b);',
  'for (const [k, v] of Object.entries(o) as [string, number][]) { } for (const x of y as string[]) { }',
  'try { } catch (e: unknown) { } try { } catch (e: any) { throw e as Error }',
  'class A<T> extends B<T> implements C, D { private a: string = "x"; protected readonly b?: number; static #c: T; declare d: string; e!: number; [k: string]: any; override f<U>(x: U): U { return x } get g(): number { return 1 } async *h(): AsyncGenerator<T> { } abstract: number = 1 }',
  'abstract class A { abstract f(): void; abstract x: number; g(): void {} }',
  'const o = { m<T>(x: T): T { return x }, async *g<T>(): AsyncGenerator<T> { }, get x(): number { return 1 }, a: <T>(b: T) => b };',
  'let type = 1; type = 2; let as = 3; as as any; let of = 1, satisfies = 2; satisfies satisfies any; declare = 3; abstract = 1;',
  'const r = /[/\\]]/u.test("a") ? /a/v : 1 / 2 / 3; let x: number = 4 / 2; /b/.test(x as any);',
  'const s: string = `a${`b${c as any}`}<T>(x: number)`;',
  'function isX(this: A): this is B { return true } const g = (x): x is string => true; const h = async (x: number): Promise<void> => { };',
  'let x: typeof import("foo"); let y: unique symbol; let z: -1; let w: `a${string}b`; let v: keyof typeof x; let u: readonly string[][];',
  'function foo<const T extends readonly unknown[]>(x: T) { } const a = 1;',
  'const x: Array<() => void> = [], y: { [K in keyof T as `get${K}`]?: T[K] } = {}, z: (a: number) => (b: string) => void = f;',
  'using x: Disposable = f(); await using y: AsyncDisposable = g();',
  'label: for (const a of b as any[]) { continue label }',
  'const x = await (foo as Promise<Bar>); const y = (await foo)!; return x as Bar;',
];

/** The type is all that ends a statement. */
const unended = [
  'const x = y as any\n(foo)',
  'const x = y as any\n[1].map(a => a)',
  'const x = y satisfies Z\n`t`',
  'x = y as any // why\n/* not */ (foo)',
  'a = b\ntype X = 1\n(foo)',
  'a = b\ninterface X { a: 1 }\n[foo] = c',
  'a = b as X,\nc = d as Y\n\n;[1].x',
  'const x = y!\n(foo)',
  'const x = f<T>\n(foo)',
  'let a: string\n[b] = c',
  'const x = y as any\n+ 1',
  'const x = (y as any)\n(foo)',
  'const t = `\n(${a as any})\n[x]\n`\nconst u = 1 as number',
];

describe('types', () => {
  it.each([...erasable, ...unended])('means what TypeScript itself makes of: %s', (line) => {
    const code = `${line}\n;0`;
    // The reference warns that it is experimental.
    vi.spyOn(process, 'emitWarning').mockReturnValue();
    const reference = stripTypeScriptTypes(`async () => {${code}\n}`);
    expect(treeOf(compiled(code).program, 1)).toEqual(treeOf(reference, 0));
  });

  it.each([...erasable, ...unended])('moves no line: %s', (code) => {
    const stripped = stripTypes(code);
    expect(stripped.ok && stripped.text.split('\n').length).toBe(code.split('\n').length);
  });

  it.each([
    ['an enum', 'enum A { X = 1, Y, Z = "z" }\nreturn [A.X, A[2], A.Z]', [1, 'Y', 'z']],
    ['a const enum', 'const enum A { X = 1 << 2, Y = X | 1 }\nreturn A.Y', 5],
    ['an enum before main', 'enum A { X = 7 }\nasync function main() { return A.X }', 7],
    ['an enum behind main', 'async function main() { return A.X }\nenum A { X = 7 }', 7],
    ['an exported enum', 'export enum A { X = 7 }\nexport default () => A.X', 7],
    [
      'parameter properties',
      'class A { constructor(private x: number, readonly y = 2) {} get z() { return this.x + this.y } }\nnew A(1).z',
      3,
    ],
    [
      'parameter properties under super',
      'class B {}\nclass A extends B { constructor(public x: number) { super(); } }\nreturn new A(4).x',
      4,
    ],
    ['generic calls, which are not comparisons', 'const id = <T>(x: T) => x;\nreturn id<number>(22)', 22],
    ['generic calls in a program that is JavaScript too', 'const id = (x) => x, T = 1;\nreturn id<T>(22)', 22],
    ['several type arguments', 'const pair = (a, b) => [a, b], A = 0, B = 0;\nreturn [pair<A, B>(1, 2)].length', 1],
    ['comparisons that only look generic', 'const a = 1, b = 2, c = 3;\nreturn [a < b, c > a]', [true, true]],
    ['a conditional with an arrow, which is JavaScript', 'const a = 1, b = 2;\nreturn (a ? (b) : c => c)', 2],
    [
      'the same beside a string that looks typed',
      'const a = 1, b = "b: string";\nreturn (a ? (b) : c => c)',
      'b: string',
    ],
    ['type assertions in angle brackets', 'const y: unknown = [1];\nconst x = <number[]>y;\nreturn (<any>x)[0]', 1],
    ['type imports, which are types', 'import type { X } from "y";\nimport type Z from "z";\nconst a: X = 1;\na', 1],
    [
      'exported types',
      'export interface Y { a: 1 }\nexport type Z = 1;\nexport type { Y as W };\nexport const a: Z = 1;',
      1,
    ],
    ['import = of a local name', 'const A = { B: 5 };\nimport C = A.B;\nreturn C', 5],
    ['export =', 'export = async (): Promise<number> => 6;', 6],
  ])('runs %s', async (_, code, value) => {
    expect(await valueOf(code)).toEqual(value);
  });

  it.each([
    [
      'namespaces',
      'const a = 1;\nnamespace N { export const x = 1 }\nreturn N.x',
      /Namespaces are not supported/,
      2,
      1,
    ],
    ['decorators', 'const a: number = 1;\n@sealed\nclass A {}', /Decorators are not supported/, 2, 1],
    ['JSX', 'const a: number = 1;\nreturn <div>hi</div>;', /JSX is not supported/, 2, undefined],
  ])('says that %s are not supported', (_, code, message, line, column) => {
    const result = compile(code);
    expect(result).toMatchObject({ ok: false, failure: { message: expect.stringMatching(message), line } });
    if (column !== undefined) expect(result).toMatchObject({ failure: { column } });
  });

  it('takes the word namespace in strings, comments and declarations for what it is', async () => {
    const code = '// namespace A {\ndeclare namespace B { const x: 1 }\nconst x: string = "module C {";\nreturn x';
    expect(await valueOf(code)).toBe('module C {');
  });
});

/** The syntax tree without positions. */
function treeOf(program: string, directives: number): unknown {
  const tree = parse(program, { ecmaVersion: 'latest', sourceType: 'module', allowImportExportEverywhere: true });
  const plain = JSON.parse(
    JSON.stringify(tree, (key, value: unknown) => {
      if (key === 'start' || key === 'end' || key === 'raw') return undefined;
      if (typeof value === 'bigint') return String(value);
      return Array.isArray(value) ? value.filter((part) => part?.type !== 'EmptyStatement') : value;
    }),
  );
  const { body } = plain.body[0].expression.body;
  return body.slice(directives).map(withoutReturn);
}

/** The value's `return` is ours. */
function withoutReturn(statement: { type: string; argument: unknown }): unknown {
  const isReturn = statement.type === 'ReturnStatement';
  return isReturn ? { type: 'ExpressionStatement', expression: statement.argument } : statement;
}
