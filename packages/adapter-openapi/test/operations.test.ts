import { describe, expect, test } from 'vitest';

import type { OpenApiOperation } from '../src/index.ts';
import { fromOpenApi } from '../src/index.ts';
import { callContext, rejection } from './call-context.ts';
import { documentOf, operationOf, read } from './documents.ts';
import { serve } from './serve.ts';

describe('what is read', () => {
  test('an object or JSON text, of 3.0, 3.1 and 3.2', async () => {
    for (const openapi of ['3.0.0', '3.0.4', '3.1.1', '3.2.0']) {
      const document = { ...operationOf({}), openapi };
      expect((await read(document)).tools).toHaveLength(1);
      expect((await read(JSON.stringify(document))).tools).toHaveLength(1);
    }
  });

  test.each([
    ['YAML text', 'openapi: 3.1.0', 'invalid_document', /"yaml" package/],
    ['no object', [], 'invalid_document', /object/],
    ['Swagger 2.0', { swagger: '2.0' }, 'unsupported_version', /convert it to 3\.x/],
    ['a later version', { openapi: '4.0.0' }, 'unsupported_version', /3\.0, 3\.1 and 3\.2/],
    ['no title and no namespace', { openapi: '3.1.0', paths: {} }, 'no_namespace', /Pass \{ namespace \}/],
  ])('%s is an error that says what to do', async (_name, document, code, words) => {
    const error = await rejection(fromOpenApi(document, { baseUrl: 'https://a.example' }));
    expect(error).toMatchObject({ code, message: expect.stringMatching(words) });
  });

  test('the provider is named after the title and passes on what the document says of itself', async () => {
    const provider = await fromOpenApi(
      documentOf({}, { info: { title: 'Pet Store (v2)', version: '2.1', description: 'Pets.' } }),
      {
        baseUrl: 'https://a.example',
      },
    );
    expect([provider.namespace, provider.instructions]).toEqual(['Pet_Store_v2', 'Pet Store (v2) 2.1\n\nPets.']);
  });
});

describe('a tool', () => {
  test('has the words of its operation, its request and its tags', async () => {
    const { tool } = await read(
      operationOf({ summary: 'List pets', description: 'All of them.', tags: ['pets', 'public'] }),
    );
    expect(tool()).toMatchObject({
      title: 'List pets',
      description: 'List pets. All of them.\n\nGET /things (pets, public)',
    });
    expect((await read(operationOf({ deprecated: true }))).tool().description).toBe('Deprecated.\n\nGET /things');
  });

  test.each([
    ['get', { readOnly: true, idempotent: true, openWorld: true }],
    ['head', { readOnly: true, idempotent: true, openWorld: true }],
    ['put', { readOnly: false, idempotent: true, destructive: false, openWorld: true }],
    ['post', { readOnly: false, idempotent: false, destructive: false, openWorld: true }],
    ['patch', { readOnly: false, idempotent: false, destructive: false, openWorld: true }],
    ['delete', { readOnly: false, idempotent: true, destructive: true, openWorld: true }],
  ])('of %s has the hints of HTTP', async (method, annotations) => {
    expect((await read(operationOf({}, { method }))).tool().annotations).toEqual(annotations);
  });

  test('is named by its id, else by method and path; of equal ids the first keeps it', async () => {
    const renamed: (OpenApiOperation & { wanted: string })[] = [];
    const { tools } = await read(
      documentOf({
        '/pets/{id}': {
          parameters: [{ name: 'id', in: 'path', required: true }],
          get: {},
          put: { operationId: 'pets' },
        },
        '/pets': { get: { operationId: 'pets' }, post: { operationId: '' } },
        '/pets/': { post: {} },
      }),
      { onRename: (operation) => void renamed.push(operation) },
    );
    expect(tools.map(({ name }) => name)).toEqual(['get_pets_id', 'pets', 'get_pets', 'post_pets', 'post_pets_2']);
    expect(renamed).toMatchObject([
      { name: 'get_pets', wanted: 'pets', path: '/pets', method: 'GET' },
      { name: 'post_pets_2', wanted: 'post_pets' },
    ]);
  });

  test('is made only where the host wants it', async () => {
    const paths = { '/a': { get: { tags: ['x'], operationId: 'a' }, post: { operationId: 'b' } } };
    const { tools, skipped } = await read(documentOf(paths), { include: ({ tags }) => tags.includes('x') });
    expect([tools.map(({ name }) => name), skipped]).toEqual([['a'], []]);
  });

  test('methods of 3.2 are called by their own name', async () => {
    const { baseUrl, last } = await serve();
    const body = { requestBody: { content: { 'application/json': {} } } };
    const paths = {
      '/a': { query: { operationId: 'ask', ...body }, additionalOperations: { LINK: { operationId: 'link' } } },
    };
    const { provider } = await read({ ...documentOf(paths), openapi: '3.2.0' }, { baseUrl });
    await provider.callTool('link', {}, callContext());
    expect(last().method).toBe('LINK');
    await provider.callTool('ask', { body: { a: 1 } }, callContext());
    expect([last().method, last().body.toString()]).toEqual(['QUERY', '{"a":1}']);
  });
});

describe('parameters', () => {
  test("of the path count for every operation; an operation's own replaces one; references are followed", async () => {
    const { baseUrl, last } = await serve();
    const document = documentOf(
      {
        '/pets/{id}': {
          parameters: [
            { $ref: '#/components/parameters/Id' },
            { name: 'v', in: 'query', description: 'shared', schema: {} },
          ],
          get: { operationId: 'run', parameters: [{ name: 'v', in: 'query', description: 'own', schema: {} }] },
        },
      },
      { components: { parameters: { Id: { name: 'id', in: 'path', required: true, schema: { type: 'string' } } } } },
    );
    const { provider, tool } = await read(document, { baseUrl });
    expect(tool().input).toEqual({
      type: 'object',
      properties: { id: { type: 'string' }, v: { description: 'own' } },
      required: ['id'],
      additionalProperties: false,
    });
    await provider.callTool('run', { id: 'a/b', v: 1 }, callContext());
    expect(last().url).toBe('/pets/a%2Fb?v=1');
  });

  test('of one name get their place before it, as does one called like an input of ours', async () => {
    const { baseUrl, last } = await serve();
    const at = (place: string, name: string): object => ({ name, in: place, required: place === 'path', schema: {} });
    const parameters = [
      at('path', 'id'),
      at('query', 'id'),
      at('header', 'id'),
      at('query', 'body'),
      at('cookie', 'query_id'),
    ];
    const requestBody = { content: { 'application/json': {} } };
    const { provider, tool } = await read(
      operationOf({ parameters, requestBody }, { path: '/p/{id}', method: 'post' }),
      { baseUrl },
    );
    expect(Object.keys((tool().input as { properties: object }).properties)).toEqual([
      'path_id',
      'query_id_2',
      'header_id',
      'query_body',
      'query_id',
      'body',
    ]);
    await provider.callTool(
      'run',
      { path_id: 1, query_id_2: 2, header_id: 3, query_body: 4, query_id: 5, body: 6 },
      callContext(),
    );
    expect(last()).toMatchObject({ url: '/p/1?id=2&body=4', headers: { id: '3', cookie: 'query_id=5' } });
    expect(last().body.toString()).toBe('6');
  });

  test('a fixed query of the path is sent, a fragment is not', async () => {
    const { baseUrl, last } = await serve();
    const parameters = [{ name: 'q', in: 'query', schema: {} }];
    const { provider } = await read(operationOf({ parameters }, { path: '/a?Action=List#one' }), { baseUrl });
    await provider.callTool('run', { q: 1 }, callContext());
    expect(last().url).toBe('/a?Action=List&q=1');
  });
});

describe('an operation that cannot be called right is left out, with a reason', () => {
  const query = (parts: object): object => ({ parameters: [{ name: 'x', in: 'query', required: true, ...parts }] });
  test.each<[string, object, object, string]>([
    ['TRACE', {}, { method: 'trace' }, 'unsupported_method'],
    ['a part of the path nothing explains', {}, { path: '/a/{b}' }, 'invalid_operation'],
    ['a path that climbs', {}, { path: '/a/../../admin' }, 'invalid_operation'],
    ['a path that climbs in disguise', {}, { path: '/a/%2E%2e/admin' }, 'invalid_operation'],
    ['a path of another host', {}, { path: '@evil.example/' }, 'invalid_operation'],
    ['a required parameter of an unknown style', query({ style: 'wild' }), {}, 'unsupported_parameter'],
    ['a required parameter in XML', query({ content: { 'application/pdf': {} } }), {}, 'unsupported_parameter'],
    [
      "a header that is the connection's",
      { parameters: [{ name: 'Host', in: 'header', required: true }] },
      {},
      'unsupported_parameter',
    ],
    [
      'a required body on GET',
      { requestBody: { required: true, content: { 'application/json': {} } } },
      {},
      'unsupported_body',
    ],
    [
      'a body nobody can write',
      { requestBody: { required: true, content: { 'multipart/mixed': {} } } },
      { method: 'post' },
      'unsupported_body',
    ],
    ['a stream', { responses: { 200: { content: { 'text/event-stream': {} } } } }, {}, 'unsupported_response'],
    ['a reference to nothing', { parameters: [{ $ref: '#/components/parameters/None' }] }, {}, 'unresolved_reference'],
    ['a parameter without a name', { parameters: [{ in: 'query' }] }, {}, 'invalid_operation'],
  ])('%s', async (_name, operation, at, code) => {
    const { tools, skipped } = await read(operationOf(operation, at));
    expect(tools).toEqual([]);
    expect(skipped).toMatchObject([{ name: 'run', code, reason: expect.stringMatching(/\.$/) }]);
  });

  test('an optional part that cannot be sent costs that part alone', async () => {
    const parameters = [
      { name: 'x', in: 'query', style: 'wild' },
      { name: 'Host', in: 'header' },
      { name: 'y', in: 'query' },
    ];
    const { tool } = await read(operationOf({ parameters, requestBody: { content: { 'application/json': {} } } }));
    expect(Object.keys((tool().input as { properties: object }).properties)).toEqual(['y']);
  });
});
