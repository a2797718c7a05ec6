import { describe, expect, test } from 'vitest';

import { operationOf, read } from './documents.ts';

async function schemasOf(
  schema: unknown,
  schemas: object = {},
  openapi = '3.1.0',
): Promise<{ input: unknown; output: unknown }> {
  const content = { 'application/json': { schema } };
  const operation = { requestBody: { content }, responses: { 200: { description: '', content } } };
  const { tool } = await read({ ...operationOf(operation, { method: 'post' }, { components: { schemas } }), openapi });
  const { input, output } = tool() as never as {
    input: { properties: { body: unknown }; $defs?: unknown };
    output: unknown;
  };
  return { input: { body: input.properties.body, ...(input.$defs !== undefined && { $defs: input.$defs }) }, output };
}

describe('3.0 becomes plain JSON Schema', () => {
  test.each([
    ['nullable', { type: 'string', nullable: true }, { type: ['string', 'null'] }],
    [
      'a nullable enumeration',
      { type: 'string', enum: ['a'], nullable: true },
      { type: ['string', 'null'], enum: ['a', null] },
    ],
    [
      'a nullable reference',
      { allOf: [{ $ref: '#/components/schemas/A' }], nullable: true },
      { anyOf: [{ allOf: [{ $ref: '#/$defs/A' }] }, { type: 'null' }] },
    ],
    [
      'an exclusive bound',
      { type: 'number', minimum: 1, exclusiveMinimum: true, maximum: 5 },
      { type: 'number', exclusiveMinimum: 1, maximum: 5 },
    ],
    [
      'examples, extensions and xml',
      { type: 'string', example: 'x', xml: {}, 'x-y': 1, externalDocs: {} },
      { type: 'string' },
    ],
    ['oneOf', { oneOf: [{ type: 'string' }, { type: 'number' }] }, { anyOf: [{ type: 'string' }, { type: 'number' }] }],
    [
      'a discriminator',
      { discriminator: { propertyName: 'kind' }, description: 'A pet.' },
      { description: 'A pet. Kinds are told apart by "kind".' },
    ],
    ['a type there is none of', { type: 'date' }, {}],
  ])('%s', async (_name, schema, expected) => {
    const { input } = await schemasOf(schema, { A: { type: 'object' } }, '3.0.3');
    expect(input).toMatchObject({ body: expected });
    expect(Object.keys((input as { body: object }).body)).toEqual(Object.keys(expected));
  });
});

describe('each side has what belongs to it', () => {
  const pet = {
    type: 'object',
    required: ['id', 'name', 'password'],
    properties: {
      id: { type: 'integer', readOnly: true },
      name: { type: 'string' },
      password: { type: 'string', writeOnly: true },
    },
  };

  test('readOnly members are no input and writeOnly members no output', async () => {
    const { input, output } = await schemasOf(pet);
    expect(input).toMatchObject({ body: { required: ['name', 'password'], properties: { name: {}, password: {} } } });
    expect((input as { body: { properties: object } }).body.properties).not.toHaveProperty('id');
    expect(output).toMatchObject({ required: ['id', 'name'] });
    expect((output as { properties: object }).properties).not.toHaveProperty('password');
  });

  test('also through references and where another part requires them', async () => {
    const { input } = await schemasOf(
      { allOf: [{ $ref: '#/components/schemas/Base' }, { required: ['id', 'name'] }] },
      {
        Base: { type: 'object', properties: { id: { $ref: '#/components/schemas/Id' }, name: {} } },
        Id: { type: 'integer', readOnly: true },
      },
    );
    expect(input).toEqual({
      body: { allOf: [{ $ref: '#/$defs/Base' }, { required: ['name'] }] },
      $defs: { Base: { type: 'object', properties: { name: {} } } },
    });
  });

  test('a response is held to types, required members and enumerations, not to lengths or to having no more', async () => {
    const schema = {
      type: 'object',
      additionalProperties: false,
      properties: { a: { type: 'string', maxLength: 2, pattern: '^a$', enum: ['a'] } },
      required: ['a'],
    };
    const { input, output } = await schemasOf(schema);
    expect(input).toEqual({ body: schema });
    expect(output).toEqual({ type: 'object', properties: { a: { type: 'string', enum: ['a'] } }, required: ['a'] });
  });
});

describe('references', () => {
  const tree = {
    type: 'object',
    properties: { children: { type: 'array', items: { $ref: '#/components/schemas/Tree' } } },
  };

  test('a schema that holds itself stays as small as it was written', async () => {
    const { output } = await schemasOf({ $ref: '#/components/schemas/Tree' }, { Tree: tree, Unused: {} });
    const Tree = { type: 'object', properties: { children: { type: 'array', items: { $ref: '#/$defs/Tree' } } } };
    expect(output).toEqual({ $ref: '#/$defs/Tree', $defs: { Tree } });
  });

  test('places of one name get names of their own', async () => {
    const { input } = await schemasOf(
      { properties: { a: { $ref: '#/components/schemas/A' }, b: { $ref: '#/components/schemas/B/properties/A' } } },
      { A: { type: 'string' }, B: { properties: { A: { type: 'number' } } } },
    );
    expect(input).toMatchObject({ $defs: { A: { type: 'string' }, A_2: { type: 'number' } } });
  });

  test('words beside a reference stay', async () => {
    const { input } = await schemasOf(
      { properties: { t: { $ref: '#/components/schemas/Tree', description: 'The root.' } } },
      { Tree: tree },
    );
    expect(input).toMatchObject({ body: { properties: { t: { $ref: '#/$defs/Tree', description: 'The root.' } } } });
  });

  test('tools share what they have in common', async () => {
    const ok = {
      200: { description: '', content: { 'application/json': { schema: { $ref: '#/components/schemas/Tree' } } } },
    };
    const paths = { '/a': { get: { responses: ok } }, '/b': { get: { responses: ok } } };
    const { tools } = await read({ openapi: '3.1.0', info: {}, paths, components: { schemas: { Tree: tree } } });
    const [one, other] = tools.map(({ output }) => (output as { $defs: { Tree: object } }).$defs.Tree);
    expect(one).toBe(other);
  });
});
