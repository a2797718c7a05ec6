import { describe, expect, it } from 'vitest';
import { renderApi, schemaToTs, toolsToTs } from '@sallyport/schema-to-ts';
import { compile, emitted } from './compiler.ts';
import { hostileTools } from './hostile-tools.ts';

const texts = new Map(Object.entries(hostileTools).map(([name, tools]) => [name, printed(tools)]));

function printed(tools: Parameters<typeof toolsToTs>[0]): string {
  const api = toolsToTs(tools);
  // Everything lazy is looked at.
  JSON.stringify([api.losses.length, api.tools, renderApi({ ...api, level: () => 'short' })]);
  return api.text;
}

describe.each([...texts])('%s', (_name, text) => {
  it('leaves nothing but declarations', () => {
    expect(emitted(text)).toBe('');
  });

  it('shows every character, and begins no line with a fence', () => {
    expect(text).not.toMatch(
      // oxlint-disable-next-line no-control-regex
      /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b\u202a-\u202e\u2028\u2029\u2066-\u2069\u{e0000}-\u{e007f}]/u,
    );
    expect(text).not.toMatch(/^ {0,3}(?:```|~~~)/m);
    expect(text.replace(/"(?:[^"\\\n]|\\.)*"/g, '')).not.toMatch(/(?:\/\/|\/\*|\*|^)\s*@ts-/m);
  });

  it('stays in proportion', () => {
    // A text of a million characters in forty places is cut in each.
    expect(text.length).toBeLessThan(1_500_000);
  });
});

it('compiles, whatever was wrong with the tools', () => {
  const modules = [...texts].map(([name, text]) => [name, `${text}export {};`] as const);
  const problems = [...compile(Object.fromEntries(modules))].filter(([, list]) => list.length > 0);
  expect(problems).toEqual([]);
});

it('cannot be made to declare anything else', () => {
  const code = [...texts.values()].map((text) => text.replace(/\/\*[\s\S]*?\*\/|\/\/.*|"(?:[^"\\\n]|\\.)*"/g, ''));
  expect(code.filter((text) => /\b(?:const|let|var|function) evil|evil\(\)/.test(text))).toEqual([]);
});

it('types every level of a deep schema', () => {
  const levels = 60;
  let schema: object = { type: 'string' };
  let value = '5';
  for (let level = 0; level < levels; level += 1) {
    schema = { type: 'object', properties: { a: schema }, required: ['a'] };
    value = `{ a: ${value} }`;
  }
  const { expression, declarations } = schemaToTs(schema, { name: 'Deep' });
  const text = `${declarations.map(({ text: statement }) => statement).join('\n')}\nconst deep: ${expression} = ${value};\nexport {};`;
  expect(
    compile({ text })
      .get('text')
      ?.map(({ message }) => message.split('\n')[0]),
  ).toEqual(["Type 'number' is not assignable to type 'string'."]);
});

it('prints doubling definitions in proportion to the schema', () => {
  expect(texts.get('doubling definitions')?.length).toBeLessThan(6_000);
});
