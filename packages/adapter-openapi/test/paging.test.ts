import { describe, expect, test } from 'vitest';

import { callContext, rejection } from './call-context.ts';
import { operationOf, read } from './documents.ts';
import { type Handler, sendJson, serve } from './serve.ts';

const list = { type: 'array', items: { type: 'integer' } };
const answering = (schema: object, headers: object = {}): object => ({
  200: { description: '', headers, content: { 'application/json': { schema } } },
});
const query = (...names: readonly string[]): object[] =>
  names.map((name) => ({ name, in: 'query', schema: { type: 'string' } }));

const hasPages = async (operation: object, at = {}): Promise<boolean> =>
  Object.hasOwn((await read(operationOf(operation, at))).tool().input['properties' as never], 'pages');

const linkResponses = answering(list, { Link: { schema: { type: 'string' } } });
const cursorSchema = {
  type: 'object',
  properties: { items: list, total: {}, next_cursor: { type: ['string', 'null'] } },
};

/** Pages 1 to `count`, each with its number as its only item. */
function linked(count: number): Handler {
  return ({ url }, response) => {
    const page = Number(new URL(url, 'http://x').searchParams.get('page') ?? 1);
    const links = `</things?page=1>; rel="first"${page < count ? `, </things?q=1&page=${page + 1}>; rel="next"` : ''}`;
    response.setHeader('link', links);
    sendJson(response, [page]);
  };
}

describe('more than one page can be asked for', () => {
  test('where the response has a Link header', async () => {
    const { baseUrl, seen } = await serve(linked(3));
    const { provider } = await read(operationOf({ responses: linkResponses }), { baseUrl });
    const call = (pages?: number | 'all'): Promise<unknown> =>
      provider.callTool('run', pages === undefined ? {} : { pages }, callContext());
    expect(await call()).toEqual([1]);
    expect(await call(2)).toEqual([1, 2]);
    expect(await call('all')).toEqual([1, 2, 3]);
    expect(seen.at(-1)?.url).toBe('/things?q=1&page=3');
  });

  test('where it names a cursor that a parameter takes; what else the last page says stays', async () => {
    const { baseUrl } = await serve(({ url }, response) => {
      const at = Number(new URL(url, 'http://x').searchParams.get('cursor') ?? 0);
      sendJson(response, { items: [at], total: 3, next_cursor: at < 2 ? String(at + 1) : null });
    });
    const { provider } = await read(operationOf({ parameters: query('cursor'), responses: answering(cursorSchema) }), {
      baseUrl,
    });
    expect(await provider.callTool('run', { pages: 'all' }, callContext())).toEqual({
      items: [0, 1, 2],
      total: 3,
      next_cursor: null,
    });
  });

  test('where it names the address of the next page, beside the items or in an object of its own', async () => {
    const schema = {
      type: 'object',
      properties: { data: list, meta: { properties: { next_page_url: { type: 'string' } } } },
    };
    const { baseUrl } = await serve(({ url, headers }, response) =>
      sendJson(
        response,
        url === '/things'
          ? { data: [1], meta: { next_page_url: `http://${headers.host}/more` } }
          : { data: [2], meta: {} },
      ),
    );
    const { provider } = await read(operationOf({ responses: answering(schema) }), { baseUrl });
    expect(await provider.callTool('run', { pages: 2 }, callContext())).toEqual({ data: [1, 2], meta: {} });
  });

  test.each<[string, object, boolean]>([
    [
      'a format says that "next" is an address',
      { responses: answering({ properties: { a: list, next: { type: 'string', format: 'uri' } } }) },
      true,
    ],
    [
      '"next" could be anything',
      { responses: answering({ properties: { a: list, next: { type: 'string' } } }) },
      false,
    ],
    ['no parameter takes the cursor', { responses: answering(cursorSchema) }, false],
    [
      'two lists are in it',
      { responses: answering({ properties: { a: list, b: list, nextLink: { type: 'string' } } }) },
      false,
    ],
    ['pages are only counted', { parameters: query('page', 'per_page'), responses: answering(list) }, false],
    [
      'a parameter takes a token',
      {
        parameters: query('pageToken'),
        responses: answering({
          allOf: [{ properties: { files: list } }, { properties: { nextPageToken: { type: 'string' } } }],
        }),
      },
      true,
    ],
  ])('only where the document leaves no doubt: %s', async (_name, operation, expected) => {
    expect(await hasPages(operation)).toBe(expected);
  });

  test('not where asking changes something', async () => {
    expect(await hasPages({ responses: linkResponses }, { method: 'post' })).toBe(false);
  });
});

describe('pages end', () => {
  const all = async (handler: Handler, options: object = {}): Promise<unknown> => {
    const { baseUrl } = await serve(handler);
    const { provider } = await read(operationOf({ responses: linkResponses }), { baseUrl, ...options });
    return rejection(provider.callTool('run', { pages: 'all' }, callContext()));
  };

  test('with an error where there are too many to read them all', async () => {
    expect(await all(linked(1_000))).toMatchObject({
      code: 'result_too_large',
      message: expect.stringContaining('100 pages'),
    });
  });

  test('with an error where they lead in a circle', async () => {
    const circle: Handler = (_seen, response) => sendJson(response.setHeader('link', '</things>; rel=next'), []);
    expect(await all(circle)).toMatchObject({ code: 'invalid_output' });
  });

  test('with an error where the next one is on another server', async () => {
    const away: Handler = (_seen, response) =>
      sendJson(response.setHeader('link', '<http://evil.example/>; rel="next"'), []);
    expect(await all(away)).toMatchObject({ code: 'redirect_refused' });
  });

  test('with an error where together they are too long', async () => {
    const long: Handler = ({ url }, response) => {
      response.setHeader('link', `</things?page=${url.length}>; rel="next"`);
      sendJson(response, ['x'.repeat(400)]);
    };
    expect(await all(long, { responseBytes: 1_000 })).toMatchObject({ code: 'result_too_large' });
  });
});

test("each page is asked for with the host's key, which the address of the next one may hold", async () => {
  const { baseUrl, seen } = await serve(({ url }, response) => {
    if (!url.includes('page=2')) response.setHeader('link', `<${url}&page=2>; rel="next"`);
    sendJson(response, [url]);
  });
  const securitySchemes = { key: { type: 'apiKey', in: 'query', name: 'key' } };
  const { provider } = await read(
    operationOf({ responses: linkResponses, security: [{ key: [] }] }, {}, { components: { securitySchemes } }),
    {
      baseUrl,
      security: { key: 'secret-key' },
    },
  );
  const value = await provider.callTool('run', { pages: 2 }, callContext());
  expect(seen.map(({ url }) => url)).toEqual(['/things?key=secret-key', '/things?page=2&key=secret-key']);
  expect(JSON.stringify(value)).not.toContain('secret-key');
});
