import { tokenizer } from 'acorn';
import { describe, expect, it } from 'vitest';
import { compile } from '../../src/compile/compile.ts';
import { offsetAt, positionAt } from '../../src/compile/positions.ts';
import { compiled } from './evaluate.ts';
import { modelPrograms } from './model-programs.ts';

const programs = [
  ...modelPrograms.map(({ code }) => code),
  'const a: number = 1, b = (a as any)!.c as string; f<T>(a!, b!)\nreturn { a, b } as const;',
  'function f(this: Foo, a?: string, { b, c }: { b: number; c: string } = d, ...r: any[]): void { return a! + b }\nf();',
  'class A<T> extends B<T> implements C { constructor(private readonly x: number, public y = 2) { super(); f(x) }\n  private z?: string = "z";\n  async m<U>(u: U): Promise<U> { return u! } }\nreturn new A<number>(1)',
  'enum A { X = 1, Y = 2 }\nconst a: A = A.X; throw new Error(a as any)',
  'const x = y as any\n(foo(a, b, c, d))',
  'const s: string = `a\n${b as string}\n  c`; return (s as any).length',
  'interface X {\n  a: 1\n}\n\ntype Y = {\n  b: 2\n}; const z: Y = w as Y; z.b!.c()',
  '\uFEFFconst a: number = 1;\r\nconst b: number = a;\r\n\r\nreturn b as number',
  'const a: "\u2028" = "\u2028" as const; const b: number = c, d = 1;\u2029return b!',
  '{ a: 1 as number, b: (c as any).d, e: [f, g] }',
  'const a: number = 1\n{ first: a as number, b: a!, c: 3 }',
  'export default async function main(x?: number): Promise<void> { f(x!, y, z) }',
  'export const a: number = 1; export default (a as number)! + b! + c;',
  'let x: number = 1, y = 2, z = 3; return x<!--x',
];

describe('positions', () => {
  it.each(programs)('lead every name, number and text back to where the model wrote it: %s', (code) => {
    const { program, toModel } = compiled(code);
    const strays: string[] = [];
    const places: number[] = [];
    for (const { start, end, type } of tokenizer(program, { ecmaVersion: 'latest', sourceType: 'module' })) {
      if (!['name', 'num', 'string', 'template'].includes(type.label)) continue;
      const position = toModel(positionAt(program, start));
      if (position === undefined) continue;
      const offset = offsetAt(code, position) ?? -1;
      if (code.startsWith(program.slice(start, end), offset)) places.push(offset);
      else strays.push(program.slice(start, end));
    }
    // An enum's object and a property's assignment are written by the stripper, and lead to what they were made from.
    if (!/enum |constructor\(|export default \(/.test(code)) expect(strays).toEqual([]);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(places.length).toBeGreaterThan(3);
  });

  it.each([
    ['behind an annotation', 'const a: number = 1; boom()'],
    ['behind an assertion', 'const a = (x as any as string[]); boom()'],
    ['behind type arguments', 'const a = new Map<string, Array<number>>(), b = boom()'],
    ['behind a non-null mark', 'x!.y!.z!; boom()'],
    ['in a typed parameter list', 'const f = (a: number, b?: string, c = boom()) => a'],
    ['behind a return type', 'const f = (): Promise<void> => boom()'],
    ['behind a parameter property', 'class A { constructor(private a: number, readonly b: string) { boom() } }'],
    ['behind modifiers', 'class A { private static readonly a: number = boom() }'],
    ['behind an enum', 'enum A { X, Y } boom()'],
    ['in an enum', 'enum A { X = 1, Y = boom() }'],
    ['behind an interface', 'interface A { a: 1 } boom()'],
    ['in a returned expression', 'const a: number = 1;\n  boom() as number'],
    ['in a called arrow', 'async (codemode: any): Promise<number> => { boom() }'],
    ['in a template', 'const s: string = `${(a as any).b} ${boom()}`; return s'],
    ['in a fence', 'Prose.\n\n```ts\nconst a: number = 1; boom()\n```'],
    ['in an object alone', '{ a: 1, b: boom() }'],
    ['behind a semicolon that was put in', 'const x = y as any\n(foo, boom())'],
    ['behind an export', 'export const x: number = 1, y = boom()'],
    ['in a default export', 'const a: number = 1;\nexport default { a: a as number, b: boom() }'],
    ['behind a split comment operator', 'const x: number = 1; const y = x<!--z, w = boom()'],
  ])('are exact %s', (_, code) => {
    const { program, toModel } = compiled(code);
    const position = toModel(positionAt(program, program.indexOf('boom')));
    expect(position).toEqual(positionAt(code, code.indexOf('boom')));
  });

  it('lead to the value where its type has the same name', () => {
    const code = 'const x = <boom>boom;';
    const { program, toModel } = compiled(code);
    expect(toModel(positionAt(program, program.indexOf('boom')))).toEqual({ line: 1, column: 17 });
  });

  it('are the same in a program without types, one line further down', () => {
    const { program, toModel } = compiled('const a = 1;\n  throw new Error(a);');
    expect(toModel({ line: 3, column: 9 })).toEqual({ line: 2, column: 9 });
    expect(program.split('\n')[2]).toBe('  throw new Error(a);');
  });

  it('are unknown for what the model did not write', () => {
    const { program, toModel } = compiled('async function main() { return 1 }');
    expect(toModel({ line: 1, column: 1 })).toBeUndefined();
    expect(toModel({ line: 99, column: 1 })).toBeUndefined();
    expect(toModel(positionAt(program, program.indexOf('\nreturn (main)') + 8))).toBeUndefined();
  });

  it.each([
    ['a typed program', 'const a: number = 1;\nconst b: string = ;', 2, 19],
    ['a type', 'const a: { b: number = 1;', 1, 22],
    ['what the types hid from one parser', 'const a: number = 1;\nlet a = 2;', 2, 5],
    ['behind a type on the line', 'const a: number = 1; let a = 2;', 1, 26],
    ['the end', 'const a = [1, 2', 1, 16],
    ['behind CRLF', 'const a = 1;\r\nconst b = ;\r\n', 2, 11],
    ['behind a line separator', 'const a = "\u2028";\nconst b = ;', 3, 11],
    ['in prose', 'Here is my program\nreturn 1', 1, 6],
  ])('of syntax errors are exact: %s', (_, code, line, column) => {
    expect(compile(code)).toMatchObject({ ok: false, failure: { line, column } });
  });
});
