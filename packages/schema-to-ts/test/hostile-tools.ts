import type { ToolSource } from '@sallyport/schema-to-ts';

type Tools = readonly ToolSource[];

function nested(levels: number, wrap: (inner: unknown) => unknown): unknown {
  let schema: unknown = { type: 'string' };
  for (let level = 0; level < levels; level += 1) schema = wrap(schema);
  return schema;
}

function chained(count: number, link: (next: { $ref: string }) => unknown): unknown {
  const definitions = Array.from({ length: count }, (_, at) => [
    `d${at}`,
    at + 1 < count ? link({ $ref: `#/$defs/d${at + 1}` }) : { type: 'string' },
  ]);
  return { $ref: '#/$defs/d0', $defs: Object.fromEntries(definitions) };
}

function looped(make: () => { readonly [keyword: string]: unknown }, close: (schema: never) => void): unknown {
  const schema = make();
  close(schema as never);
  return schema;
}

/** Schemas made to exhaust a stack, a memory or a compiler. */
const large: { readonly [name: string]: unknown } = {
  'properties ten thousand deep': nested(10_000, (inner) => ({ type: 'object', properties: { a: inner } })),
  'items ten thousand deep': nested(10_000, (inner) => ({ type: 'array', items: inner })),
  'alternatives ten thousand deep': nested(10_000, (inner) => ({ anyOf: [inner, { type: 'null' }] })),
  'allOf ten thousand deep': nested(10_000, (inner) => ({ allOf: [inner] })),
  'negations ten thousand deep': nested(10_000, (inner) => ({ not: inner })),
  'a chain of references through properties': chained(3_000, (next) => ({ type: 'object', properties: { n: next } })),
  'a chain of bare references': chained(3_000, (next) => next),
  'doubling definitions': chained(26, (next) => ({ type: 'object', properties: { a: next, b: next } })),
  'doubling allOf': chained(26, (next) => ({ allOf: [next, next, { properties: { a: { type: 'string' } } }] })),
  'doubling alternatives': chained(26, (next) => ({ anyOf: [next, { type: 'object', properties: { x: next } }] })),
  'thirty alternatives that all hold': {
    type: 'object',
    allOf: Array.from({ length: 30 }, (_, at) => ({ anyOf: [{ required: [`a${at}`] }, { required: [`b${at}`] }] })),
  },
  'three nested arrays of 1 to 20 items': nested(3, (items) => ({ type: 'array', minItems: 1, maxItems: 20, items })),
  'a hundred thousand enum values': {
    properties: { e: { enum: Array.from({ length: 100_000 }, (_, at) => `v${at}`) } },
  },
  'a long tuple': { prefixItems: Array.from({ length: 5_000 }, () => ({ type: 'string' })) },
};

/** Schemas that contain themselves, by reference or as JavaScript objects. */
const cyclic: { readonly [name: string]: unknown } = {
  'a reference to itself': { $ref: '#' },
  'references in a ring': { $ref: '#/$defs/a', $defs: { a: { $ref: '#/$defs/b' }, b: { $ref: '#/$defs/a' } } },
  'alternatives in a ring': {
    anyOf: [{ $ref: '#/$defs/a' }, { type: 'string' }],
    $defs: { a: { anyOf: [{ $ref: '#' }, { type: 'number' }] } },
  },
  'a map of itself': { type: 'object', additionalProperties: { $ref: '#' } },
  'a tuple of itself': { prefixItems: [{ type: 'string' }, { $ref: '#' }] },
  'an allOf with itself below': { properties: { n: { allOf: [{ $ref: '#' }, { properties: { m: { $ref: '#' } } }] } } },
  'an object in itself': looped(
    () => ({ type: 'object', properties: {} }),
    (schema: { properties: object }) => {
      Object.assign(schema.properties, { self: schema });
    },
  ),
  'an alternative in itself': looped(
    () => ({ anyOf: [{ type: 'string' }] }),
    (schema: { anyOf: unknown[] }) => schema.anyOf.push(schema),
  ),
  'an allOf in itself': looped(
    () => ({ allOf: [] }),
    (schema: { allOf: unknown[] }) => schema.allOf.push(schema),
  ),
  'an enum value in itself': looped(
    () => ({ enum: [{}] }),
    (schema: { enum: object[] }) => Object.assign(schema.enum[0] ?? {}, { a: schema }),
  ),
  'a default in itself': looped(
    () => ({ type: 'object' }),
    (schema: object) => Object.assign(schema, { default: schema }),
  ),
};

const texts = [
  '*/ evil(): void; /*',
  '// x\n}; declare const evil: 1;',
  'a\r\nb\u2028}; declare const evil: 1;\u2029d',
  '```\n```ts\nconst a = 1',
  '@deprecated\n@ts-ignore\n * @ts-expect-error',
  '@ts-nocheck',
  '\u202e\u2066\u0000\u001b[31m\u{e0041}\u200b\ufeff\ud800',
  '\\*/ \\',
  '*\u200b/',
  '$& $1 $` ${evil} `',
  '"\'`',
  '<script>alert(1)</script>',
  '',
  '*/'.repeat(500),
  'long '.repeat(200_000),
];

/** One text in every place that takes text. */
function wordy(text: string): Tools {
  const words = { description: text, title: text };
  const properties = {
    a: { type: 'string', ...words, default: text, pattern: text, format: text, enum: [text], examples: [text] },
    list: { type: 'array', ...words, items: { type: 'string', ...words } },
    inner: {
      type: 'object',
      ...words,
      properties: {
        x: {
          ...words,
          anyOf: [
            { const: text, ...words },
            { type: 'number', ...words },
          ],
        },
      },
    },
    [text.slice(0, 200)]: { type: 'integer', const: 5, ...words },
  };
  const input = {
    ...words,
    type: 'object',
    properties,
    required: [text.slice(0, 200)],
    patternProperties: { [text.slice(0, 50)]: words },
  };
  return [{ namespace: text.slice(0, 50), name: text.slice(0, 300), ...words, input, output: input }];
}

// oxlint-disable unicorn/no-useless-spread -- each line is one kind of oddity
const names = [
  ...[
    '',
    'a-b',
    'a.b',
    'a_b',
    'new',
    'delete',
    'then',
    '__proto__',
    'constructor',
    'toJSON',
    'prototype',
    'toString',
    '1a',
    '123',
  ],
  ...[
    '日本語',
    'é',
    'e\u0301',
    '👍',
    '𝒳',
    'ﾠ',
    'a'.repeat(2_000),
    '*/',
    '"',
    '\n',
    '\u202e',
    'get',
    'set',
    'async',
    'readonly',
    'a_b_2',
    '$x',
  ],
];

const throwing = new Proxy(
  {},
  {
    get: () => {
      throw new Error('get');
    },
    ownKeys: () => {
      throw new Error('ownKeys');
    },
  },
);

const odd: readonly unknown[] = [
  ...[undefined, null, true, false, 5, 'text', [], {}, Symbol('x'), () => 1, 10n, new Date(0), new Map(), throwing],
  ...[
    { type: null },
    { type: [] },
    { type: 'any' },
    { type: ['string', 'bogus'] },
    { type: 5 },
    { $ref: 5 },
    { $id: 5 },
    { $id: '::', $ref: '#x' },
  ],
  ...[
    { properties: null },
    { properties: { a: null } },
    { properties: [] },
    { required: 'a' },
    { required: [1, null] },
    { required: true },
  ],
  ...[
    { items: null },
    { items: [null, 1] },
    { prefixItems: null },
    { enum: null },
    { enum: [] },
    { enum: [undefined, () => 1, 10n, NaN] },
  ],
  ...[
    { allOf: null },
    { anyOf: {} },
    { anyOf: [] },
    { oneOf: [5, 'x', null] },
    { not: null },
    { if: null, then: 1, else: [] },
  ],
  ...[
    { $ref: 'https://x.test/x' },
    { $ref: 'file:///etc/passwd' },
    { $ref: '#/%E0%A4%A' },
    { description: 5, title: [], default: 10n },
  ],
  ...[
    { patternProperties: null },
    { patternProperties: { '(': {} } },
    { additionalProperties: 5 },
    { dependentRequired: { a: 5, b: [1] } },
  ],
  ...[
    { minLength: NaN, maximum: Infinity, type: 'string' },
    { type: 'array', prefixItems: [{}, {}], minItems: 1.5, maxItems: -1 },
    { nullable: true },
  ],
  ...[{ properties: { toString: {}, constructor: { type: 'number' }, valueOf: { type: 'string' } } }],
  JSON.parse('{"properties":{"__proto__":{"type":"string"}},"required":["__proto__"]}') as unknown,
];

const inputs: { readonly [name: string]: unknown } = { ...large, ...cyclic };

/** Tools nobody should have to survive, by what is wrong with them. */
export const hostileTools: { readonly [name: string]: Tools } = {
  ...Object.fromEntries(
    Object.entries(inputs).map(([name, input]) => [name, [{ namespace: 'x', name, input, output: input }]]),
  ),
  ...Object.fromEntries(texts.map((text) => [`the text ${JSON.stringify(text.slice(0, 30))}`, wordy(text)])),
  ...Object.fromEntries(
    odd.map((value, at) => [
      `the odd value ${at}`,
      [
        {
          namespace: value,
          name: value,
          title: value,
          description: value,
          input: value,
          output: value,
          annotations: value,
        },
      ] as unknown as Tools,
    ]),
  ),
  ...Object.fromEntries(
    odd.map((value, at) => [
      `the odd property ${at}`,
      [{ namespace: 'x', name: 'f', input: { type: 'object', properties: { a: value } } }],
    ]),
  ),
  'every odd name, twice': [...names, ...names].map((name) => ({
    namespace: 'x',
    name,
    input: { type: 'object', properties: Object.fromEntries(names.map((key) => [key, { type: 'string' }])) },
  })),
  'every odd namespace, and tools beside them': [
    ...names.map((namespace) => ({ namespace, name: 'f', input: {} })),
    ...names.map((name) => ({ namespace: '', name, input: {} })),
  ],
  'tools that are none': [throwing, null, undefined, 5, 'x', []] as unknown as Tools,
};
