import { describe, expect, it } from 'vitest';
import { schemaToTs } from '@sallyport/schema-to-ts';

function print(schema: unknown): string {
  const { expression, declarations } = schemaToTs(schema, { name: 'Probe' });
  return [...declarations.map(({ text }) => text), expression].join('\n');
}

describe('a printed type', () => {
  it.each<[string, unknown, string]>([
    ['is unknown for a schema that says nothing', {}, 'unknown'],
    ['is unknown for a description alone', { description: 'x' }, '/* x */ unknown'],
    ['is never for false', false, 'never'],
    ['lists literals of any kind', { enum: ['a', 1, null, true, { x: [1] }] }, '"a" | 1 | null | true | { x: [1] }'],
    ['keeps only literals of the type', { type: 'string', enum: ['a', 1] }, '"a"'],
    ['puts a union of array items in parentheses', { type: 'array', items: { enum: ['a', 'b'] } }, '("a" | "b")[]'],
    ['knows nullable', { type: 'string', nullable: true }, 'string | null'],
    ['knows lists of types', { type: ['string', 'null'] }, 'string | null'],
    ['implies the type from keywords of one type', { properties: { a: { type: 'string' } } }, '{ a?: string }'],
    ['implies nothing from keywords of several types', { properties: {}, items: {} }, 'unknown'],
    ['takes anything for a bare object', { type: 'object' }, 'Record<string, unknown>'],
    ['takes nothing for a closed, empty one', { type: 'object', additionalProperties: false }, 'Record<string, never>'],
    ['is a map of what other keys hold', { additionalProperties: { type: 'number' } }, '{ [k: string]: number }'],
    [
      'widens a map by the properties beside it',
      { properties: { a: { type: 'string' } }, additionalProperties: { type: 'number' } },
      '{ [k: string]: number | string | undefined; a?: string }',
    ],
    [
      'says the beginning of keys',
      { patternProperties: { '^x-': { type: 'string' } }, additionalProperties: false },
      '{ [k: `x-${string}`]: string }',
    ],
    [
      'lists the keys that names are limited to',
      { propertyNames: { enum: ['a', 'b'] }, additionalProperties: { type: 'number' } },
      '{ a?: number; b?: number }',
    ],
    ['has a property for a required name nobody describes', { required: ['a'] }, '{ a: unknown }'],
    ['forbids a property', { type: 'object', properties: { a: false } }, '{ a?: never }'],
    ['forbids a required name', { type: 'object', not: { required: ['a'] } }, '{ a?: never }'],
    ['leaves out a negated type', { type: ['string', 'number'], not: { type: 'number' } }, 'string'],
    [
      'is an open tuple',
      { prefixItems: [{ type: 'string' }, { type: 'number' }], minItems: 1 },
      '/* min 1 item */ [string, number?, ...unknown[]]',
    ],
    ['is a closed tuple', { items: [{ type: 'string' }], additionalItems: false }, '[string?]'],
    [
      'keeps bounded arrays plain',
      { type: 'array', items: { type: 'string' }, maxItems: 3 },
      '/* max 3 items */ string[]',
    ],
    [
      'merges allOf into one object',
      {
        allOf: [{ properties: { a: { type: 'string' } } }, { properties: { b: { type: 'number' } }, required: ['a'] }],
      },
      '{ a: string; b?: number }',
    ],
    [
      'meets a property that two schemas describe',
      { allOf: [{ properties: { a: { enum: ['x', 'y'] } } }, { properties: { a: { enum: ['y', 'z'] } } }] },
      '{ a?: "y" }',
    ],
    [
      'asks for one of several properties',
      {
        type: 'object',
        properties: { a: { type: 'string' }, b: { type: 'string' } },
        anyOf: [{ required: ['a'] }, { required: ['b'] }],
      },
      '{ a?: string; b?: string } & ({ a: unknown } | { b: unknown })',
    ],
    [
      'hands its type down to alternatives',
      { type: 'string', anyOf: [{ const: 'a' }, { minLength: 5 }] },
      '"a" | /* min 5 chars */ string',
    ],
    [
      'keeps discriminants',
      {
        oneOf: [
          { properties: { kind: { const: 'a' } }, required: ['kind'] },
          { properties: { kind: { const: 'b' } }, required: ['kind'] },
        ],
      },
      '{ kind: "a" } | { kind: "b" }',
    ],
    [
      'takes either branch of a condition',
      { if: { properties: { a: { const: 1 } } }, then: { required: ['b'] }, else: { required: ['c'] } },
      '{ a?: 1; b: unknown } | { a?: unknown; c: unknown }',
    ],
    [
      'says nothing of a condition whose alternative says nothing',
      { if: { required: ['a'], properties: { a: { const: 1 } } }, then: { required: ['b'] }, else: {} },
      'unknown',
    ],
    [
      'quotes keys that are no names',
      { properties: { 'a-b': true, new: true } },
      '{ "a-b"?: unknown; "new"?: unknown }',
    ],
    [
      'lets an object inherit what everything inherits',
      { properties: { toString: { type: 'string' } } },
      '{ toString?: string | Function }',
    ],
  ])('%s', (_claim, schema, expected) => {
    expect(print(schema)).toBe(expected);
  });
});

describe('a reference', () => {
  it.each<[string, unknown, string]>([
    [
      'leads to any place',
      { properties: { a: { type: 'string' }, b: { $ref: '#/properties/a' } } },
      '{ a?: string; b?: string }',
    ],
    [
      'is unescaped',
      { properties: { a: { $ref: '#/$defs/x~1y%25' } }, $defs: { 'x/y%': { type: 'number' } } },
      '{ a?: number }',
    ],
    [
      'finds an anchor',
      { properties: { a: { $ref: '#here' } }, $defs: { x: { $anchor: 'here', type: 'number' } } },
      '{ a?: number }',
    ],
    [
      'finds an address',
      { $id: 'https://x.test/a', properties: { a: { $ref: 'b' } }, $defs: { x: { $id: 'b', type: 'number' } } },
      '{ a?: number }',
    ],
    [
      'to itself names the type',
      { title: 'Tree', properties: { kids: { items: { $ref: '#' } } } },
      'type Tree = { kids?: Tree[] };\nTree',
    ],
    [
      'keeps the words of both places',
      {
        properties: { a: { $ref: '#/$defs/x', description: 'Here.' } },
        $defs: { x: { type: 'string', description: 'There.' } },
      },
      '{\n /* Here.\n There. */\n a?: string;\n}',
    ],
    ['out of the document is unknown', { $ref: 'https://x.test/other' }, 'unknown'],
    ['to nowhere is unknown', { $ref: '#/$defs/none' }, 'unknown'],
    ['that is its own alternative adds nothing', { anyOf: [{ $ref: '#' }, { type: 'string' }] }, 'string'],
  ])('%s', (_claim, schema, expected) => {
    expect(print(schema)).toBe(expected);
  });

  it('hides its siblings in draft 7 and not since', () => {
    const schema = { properties: { a: { $ref: '#/$defs/x', required: ['b'] } }, $defs: { x: { type: 'object' } } };
    expect(print(schema)).toBe('{ a?: { b: unknown } }');
    const draft7 = { ...schema, $schema: 'http://json-schema.org/draft-07/schema#' };
    expect(print(draft7)).toBe('{ a?: Record<string, unknown> }');
  });
});

describe('a doc', () => {
  it('says in one bracket what the type cannot', () => {
    const schema = {
      properties: {
        size: { type: 'integer', minimum: 1, maximum: 100, default: 10, description: 'How many.' },
        id: { type: 'string', format: 'uuid', pattern: '^a', maxLength: 50 },
        safe: { type: 'integer', minimum: Number.MIN_SAFE_INTEGER, maximum: Number.MAX_SAFE_INTEGER },
      },
    };
    expect(print(schema)).toBe(
      '{\n size?: number; // How many. (integer, 1..100, default 10)\n' +
        ' id?: string; // uuid, max 50 chars, /^a/\n safe?: number; // integer\n}',
    );
  });

  it('says less of a result', () => {
    const schema = { type: 'integer', minimum: 1, default: 2 };
    expect(schemaToTs(schema, { name: 'x', side: 'output' }).expression).toBe('/* integer */ number');
  });

  it('stands at items and alternatives too', () => {
    const schema = {
      type: 'array',
      items: {
        anyOf: [
          { type: 'string', description: 'A.' },
          { type: 'number', description: 'B.' },
        ],
      },
    };
    expect(print(schema)).toBe('(/* A. */ string | /* B. */ number)[]');
  });

  it('is said of every loss', () => {
    const schema = {
      properties: {
        a: { type: 'string', minLength: 2 },
        b: { $ref: 'https://x.test/' },
        c: { oneOf: [{ type: 'string' }, {}] },
      },
    };
    expect(schemaToTs(schema, { name: 'x' }).losses).toEqual([
      { path: '/properties/a', keyword: 'minLength', reason: 'documented' },
      { path: '/properties/b', keyword: '$ref', reason: 'unresolved' },
      { path: '/properties/c', keyword: 'oneOf', reason: 'widened' },
    ]);
  });
});
