import { writeFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, onTestFinished, test } from 'vitest';

import { callContext, rejection } from './call-context.ts';
import { documentOf, operationOf, read } from './documents.ts';
import { serve } from './serve.ts';

const answering = (schema: unknown, schemas: object = {}): object =>
  operationOf(
    { responses: { 200: { description: '', content: { 'application/json': { schema } } } } },
    {},
    { components: { schemas } },
  );

describe('references leave the document for nothing', () => {
  test('no file is read and no address asked, wherever the reference stands', async () => {
    const { baseUrl, seen } = await serve();
    const file = join(tmpdir(), `reference-${process.pid}.json`);
    await writeFile(file, '{"type":"string"}');
    onTestFinished(() => rm(file));
    for (const $ref of [
      `${baseUrl}/schema.json`,
      pathToFileURL(file).href,
      file,
      './other.json#/a',
      'http://127.0.0.1/x',
    ]) {
      for (const document of [
        answering({ $ref }),
        answering({ $ref: '#/components/schemas/A' }, { A: { properties: { b: { $ref } } } }),
        operationOf({ parameters: [{ $ref }] }),
        operationOf({ requestBody: { $ref } }, { method: 'post' }),
        operationOf({ responses: { 200: { $ref } } }),
        documentOf({ '/a': { $ref } }),
      ]) {
        const { tools, skipped } = await read(document);
        expect(tools).toEqual([]);
        expect(skipped).toMatchObject([{ code: 'external_reference', reason: expect.stringContaining('never read') }]);
      }
    }
    expect(seen).toEqual([]);
  });

  test('an operation with one costs itself alone', async () => {
    const paths = {
      '/a': { get: { operationId: 'a', parameters: [{ $ref: 'x.json' }] } },
      '/b': { get: { operationId: 'b' } },
    };
    const { tools, skipped } = await read(documentOf(paths));
    expect([tools.map(({ name }) => name), skipped.map(({ name }) => name)]).toEqual([['b'], ['a']]);
  });
});

describe('shapes that never end', () => {
  test('a parameter that is a reference to itself', async () => {
    const parameters = { A: { $ref: '#/components/parameters/B' }, B: { $ref: '#/components/parameters/A' } };
    const { skipped } = await read(
      operationOf({ parameters: [{ $ref: '#/components/parameters/A' }] }, {}, { components: { parameters } }),
    );
    expect(skipped).toMatchObject([{ code: 'circular_reference' }]);
  });

  test('a schema that is nothing but a reference to itself', async () => {
    const ring = { A: { $ref: '#/components/schemas/B' }, B: { $ref: '#/components/schemas/A' } };
    expect((await read(answering({ $ref: '#/components/schemas/A' }, ring))).skipped).toMatchObject([
      { code: 'circular_reference' },
    ]);
  });

  test('a schema nested without end, and a document whose references were replaced by what they name', async () => {
    let deep: object = { type: 'string' };
    for (let level = 0; level < 5_000; level += 1) deep = { items: deep };
    expect((await read(answering(deep))).skipped).toMatchObject([{ code: 'schema_too_large' }]);
    const ring: { properties: { self?: object } } = { properties: {} };
    ring.properties.self = ring;
    expect((await read(answering(ring))).skipped).toMatchObject([
      { code: 'schema_too_large', reason: expect.stringContaining('as it was') },
    ]);
  });

  test('allOf within allOf that multiplies', async () => {
    const schemas = Object.fromEntries(
      Array.from({ length: 30 }, (_, at) => [
        `S${at}`,
        { allOf: Array.from({ length: 30 }, () => ({ $ref: `#/components/schemas/S${(at + 1) % 30}` })) },
      ]),
    );
    const requestBody = { content: { 'multipart/form-data': { schema: { $ref: '#/components/schemas/S0' } } } };
    const { tools } = await read(operationOf({ requestBody }, { method: 'post' }, { components: { schemas } }));
    expect(tools).toHaveLength(1);
  });

  test('more schemas than one tool may need', async () => {
    const schemas = Object.fromEntries(
      Array.from({ length: 3_000 }, (_, at) => [
        `S${at}`,
        { properties: { next: { $ref: `#/components/schemas/S${at + 1}` } } },
      ]),
    );
    expect(
      (await read(answering({ $ref: '#/components/schemas/S0' }, { ...schemas, S3000: {} }))).skipped,
    ).toMatchObject([{ code: 'schema_too_large' }]);
  });

  test('tools that each list other schemas of one long chain', async () => {
    const schemas = Object.fromEntries(
      Array.from({ length: 1_900 }, (_, at) => [
        `S${at}`,
        { properties: { n: { $ref: `#/components/schemas/S${at + 1}` } } },
      ]),
    );
    const answer = (at: number): object => ({ schema: { $ref: `#/components/schemas/S${at}` } });
    const paths = Object.fromEntries(
      Array.from({ length: 200 }, (_, at) => [
        `/a${at}`,
        { get: { responses: { 200: { content: { 'application/json': answer(at) } } } } },
      ]),
    );
    const { tools, skipped } = await read(documentOf(paths, { components: { schemas: { ...schemas, S1900: {} } } }));
    expect(tools.length).toBeLessThan(60);
    expect(skipped.at(-1)).toMatchObject({ code: 'schema_too_large' });
  });

  test('one large schema that ten thousand operations share is read once', async () => {
    const properties = Object.fromEntries(Array.from({ length: 2_000 }, (_, at) => [`p${at}`, { type: 'string' }]));
    const parameters = [{ $ref: '#/components/parameters/P' }];
    const paths = Object.fromEntries(Array.from({ length: 10_000 }, (_, at) => [`/a${at}`, { get: { parameters } }]));
    const { tools } = await read(
      documentOf(paths, { components: { parameters: { P: { name: 'p', in: 'query', schema: { properties } } } } }),
    );
    const [one, other] = tools.map(({ input }) => (input as { properties: { p: object } }).properties.p);
    expect(tools).toHaveLength(10_000);
    expect(one).toBe(other);
  });

  test('more operations than any API has', async () => {
    const paths = Object.fromEntries(Array.from({ length: 10_001 }, (_, at) => [`/a${at}`, { get: {} }]));
    expect(await rejection(read(documentOf(paths)))).toMatchObject({ code: 'too_many_operations' });
  });
});

describe('names that mean something to the language', () => {
  test('are names like others', async () => {
    const text = `{
      "openapi": "3.1.0", "info": { "title": "t" },
      "paths": { "/a/{__proto__}": { "post": {
        "operationId": "__proto__",
        "parameters": [
          { "name": "__proto__", "in": "path", "required": true, "schema": { "type": "string" } },
          { "name": "constructor", "in": "query", "schema": { "$ref": "#/components/schemas/__proto__" } },
          { "name": "toString", "in": "query", "schema": {} }
        ],
        "requestBody": { "content": { "application/json": { "schema": { "properties": { "__proto__": { "type": "object" } } } } } }
      } } },
      "components": { "schemas": { "__proto__": { "type": "number" } } }
    }`;
    const { baseUrl, last } = await serve();
    const { provider, tool } = await read(text, { baseUrl });
    const { properties, $defs } = tool('__proto__').input as { properties: object; $defs: object };
    expect(Object.keys(properties)).toEqual(['__proto__', 'constructor', 'toString', 'body']);
    expect($defs).toEqual({ Schema: { type: 'number' } });
    const input: unknown = JSON.parse('{"__proto__":"x","constructor":1,"body":{"__proto__":{"polluted":true}}}');
    await provider.callTool('__proto__', input as never, callContext());
    expect(last().url).toBe('/a/x?constructor=1');
    expect(last().body.toString()).toBe('{"__proto__":{"polluted":true}}');
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });

  test('a reference reaches own members alone', async () => {
    expect((await read(answering({ $ref: '#/components/schemas/constructor' }))).skipped).toMatchObject([
      { code: 'unresolved_reference' },
    ]);
  });

  test('an operation is found by its own name alone', async () => {
    const { provider } = await read(operationOf({}));
    expect(await rejection(provider.callTool('constructor', {}, callContext()))).toMatchObject({
      code: 'unknown_tool',
    });
  });
});

describe('a value stays where it belongs', () => {
  async function pathOf(id: string): Promise<string> {
    const { baseUrl, last } = await serve();
    const parameters = [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }];
    const { provider } = await read(operationOf({ parameters }, { path: '/pets/{id}/toys', method: 'delete' }), {
      baseUrl,
    });
    await provider.callTool('run', { id }, callContext());
    return last().url;
  }

  test.each([
    '../admin',
    '../../etc/passwd',
    'a/b',
    'a?b=c',
    'a#b',
    'a\\b',
    '%2e%2e',
    '%2F..%2F',
    '..;/x',
    '//evil.example',
    '\u0000',
    'a\r\nb',
  ])('in one part of the path: %j', async (id) => {
    const url = await pathOf(id);
    expect(url).toMatch(/^\/pets\/[^/?#]+\/toys$/);
    expect(decodeURIComponent(url.slice('/pets/'.length, -'/toys'.length))).toBe(id);
  });

  test.each(['.', '..', ''])('or is refused: %j', async (id) => {
    expect(await rejection(pathOf(id))).toMatchObject({ code: 'invalid_input' });
  });

  test('also where two parameters would make the dots together', async () => {
    const at = (name: string): object => ({ name, in: 'path', required: true, schema: {} });
    const { provider } = await read(operationOf({ parameters: [at('a'), at('b')] }, { path: '/x/{a}{b}/y' }));
    expect(await rejection(provider.callTool('run', { a: '.', b: '.' }, callContext()))).toMatchObject({
      code: 'invalid_input',
    });
  });
});
