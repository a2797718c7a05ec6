import { type } from 'arktype';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { isStandardSchema, schemaToTs, standardToJsonSchema, toolsToTs } from '@sallyport/schema-to-ts';

const schema = z.object({
  when: z.date(),
  name: z.string().default('x'),
  count: z.number().int(),
  big: z.bigint().optional(),
});

describe("a library's schema", () => {
  it('gives the input side to a caller, defaults left out', () => {
    expect(schemaToTs(schema, { name: 'x' }).expression).toBe(
      '{\n when: unknown;\n name?: string; // default "x"\n count: number; // integer\n big?: unknown;\n}',
    );
  });

  it('gives the output side of a result', () => {
    expect(schemaToTs(schema, { name: 'x', side: 'output' }).expression).toBe(
      '{\n when: unknown;\n name: string;\n count: number; // integer\n big?: unknown;\n}',
    );
  });

  it('loses one unrepresentable member of ArkType alone', () => {
    expect(schemaToTs(type({ when: 'Date', 'name?': 'string' }), { name: 'x' }).expression).toBe(
      '{ when: unknown; name?: string }',
    );
  });

  it('keeps recursion', () => {
    const tree = z.object({
      name: z.string(),
      get kids() {
        return z.array(tree);
      },
    });
    const { expression, declarations } = schemaToTs(tree, { name: 'tree' });
    expect([expression, declarations.map(({ text }) => text)]).toEqual([
      'Tree',
      ['type Tree = { name: string; kids: Tree[] };'],
    ]);
  });

  it('without a JSON Schema is unknown, and says so', () => {
    const valibot = v.object({ a: v.string() });
    expect(isStandardSchema(valibot)).toBe(true);
    expect(standardToJsonSchema(valibot, 'input')).toBeUndefined();
    const printed = schemaToTs(valibot, { name: 'x' });
    expect([printed.expression, printed.losses]).toEqual([
      'unknown',
      [{ path: '', keyword: '', reason: 'unreadable' }],
    ]);
  });

  it('serves as input and output of a tool', () => {
    const { tools } = toolsToTs([
      { namespace: 'x', name: 'f', input: schema.pick({ name: true }), output: schema.pick({ name: true }) },
    ]);
    expect(tools[0]?.short).toBe('f(input?: { name?: string }): Promise<{ name: string }>;');
  });
});
