import { readParameters } from '@sallyport/prompt';
import fc from 'fast-check';
import { expect, test } from 'vitest';

/** The sample made for a required parameter. */
function sample(schema: unknown): string | undefined {
  return readParameters({ type: 'object', properties: { x: schema }, required: ['x'] })[0]?.sample;
}

test('reads names, docs, what is required and a sample of that', () => {
  const schema = {
    type: 'object',
    properties: { repo: { type: 'string', description: 'Owner/name' }, page: { type: 'integer' }, any: true },
    required: ['repo', 'gone'],
  };
  expect(readParameters(schema)).toEqual([
    { name: 'repo', description: 'Owner/name', required: true, sample: '"…"' },
    { name: 'page' },
    { name: 'any' },
  ]);
});

test.each([
  [{ enum: ['open', 'closed'] }, '"open"'],
  [{ const: 3 }, '3'],
  [{ type: 'string', default: 'main' }, '"main"'],
  [{ type: 'string', minLength: 3 }, '"………"'],
  [{ type: 'string', maxLength: 0 }, '""'],
  [{ type: 'integer' }, '1'],
  [{ type: 'integer', minimum: 5, maximum: 9 }, '5'],
  [{ type: 'number', maximum: 0 }, '0'],
  [{ type: 'boolean' }, 'false'],
  [{ type: 'array', items: { type: 'string' } }, '["…"]'],
  [{ type: 'array', items: { $ref: '#' } }, '[]'],
  [{ type: 'object', properties: { 'a-b': { type: 'boolean' } }, required: ['a-b'] }, '{ "a-b": false }'],
  [{ type: 'object' }, '{}'],
])('makes a sample of %j', (schema, text) => {
  expect(sample(schema)).toBe(text);
});

test.each([
  [{ type: 'string', pattern: '^a' }],
  [{ type: 'string', format: 'uuid' }],
  [{ $ref: '#/definitions/x' }],
  [{ anyOf: [{ type: 'string' }] }],
  [{ type: 'integer', exclusiveMinimum: 0 }],
  [{ type: 'integer', multipleOf: 7 }],
  [{ type: 'array', items: { $ref: '#' }, minItems: 1 }],
  [{ type: 'object', required: ['gone'] }],
  [{ enum: ['x'.repeat(100)] }],
  [{ enum: [] }],
  [{}],
  [false],
  [null],
])('makes none where one might be wrong: %j', (schema) => {
  expect(sample(schema)).toBeUndefined();
});

test('reads whatever it is given', () => {
  for (const schema of [
    true,
    false,
    {},
    { properties: null },
    { properties: [] },
    { properties: { x: 1 }, required: 'x' },
  ]) {
    expect(() => readParameters(schema)).not.toThrow();
  }
  const proto: unknown = JSON.parse(
    '{"type":"object","required":["__proto__"],"properties":{"__proto__":{"type":"string"}}}',
  );
  expect(sample(proto)).toBeUndefined();
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      readParameters({ type: 'object', properties: { x: value }, required: ['x', 'y'] });
    }),
    { numRuns: 200 },
  );
});
