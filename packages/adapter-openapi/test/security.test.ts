import { inspect } from 'node:util';
import { describe, expect, test } from 'vitest';

import type { OpenApiSecurity } from '../src/index.ts';
import { callContext, rejection } from './call-context.ts';
import { documentOf, operationOf, read } from './documents.ts';
import { sendJson, serve } from './serve.ts';

const secret = 'sk-live/4&5 6';
const securitySchemes = {
  header: { type: 'apiKey', in: 'header', name: 'X-Api-Key' },
  query: { type: 'apiKey', in: 'query', name: 'api_key' },
  cookie: { type: 'apiKey', in: 'cookie', name: 'session' },
  basic: { type: 'http', scheme: 'basic' },
  bearer: { type: 'http', scheme: 'bearer' },
  oauth: { type: 'oauth2', flows: {} },
  oidc: { type: 'openIdConnect', openIdConnectUrl: 'https://id.example.com' },
  custom: { type: 'http', scheme: 'GenieKey' },
  tls: { type: 'mutualTLS' },
};
const rest = { components: { securitySchemes } };
const secured = (security: object[], operation: object = {}): object =>
  operationOf({ security, ...operation }, {}, rest);

describe('credentials are put where their scheme says', () => {
  test.each<[string, OpenApiSecurity, object]>([
    ['header', { header: secret }, { headers: { 'x-api-key': secret } }],
    ['query', { query: secret }, { url: '/things?api_key=sk-live%2F4%265%206' }],
    ['cookie', { cookie: 'abcdef' }, { headers: { cookie: 'session=abcdef' } }],
    [
      'basic',
      { basic: { username: 'ann', password: 'grüß' } },
      { headers: { authorization: 'Basic YW5uOmdyw7zDnw==' } },
    ],
    ['bearer', { bearer: secret }, { headers: { authorization: `Bearer ${secret}` } }],
    ['oauth', { oauth: async () => secret }, { headers: { authorization: `Bearer ${secret}` } }],
    ['oidc', { oidc: () => secret }, { headers: { authorization: `Bearer ${secret}` } }],
    ['custom', { custom: secret }, { headers: { authorization: `GenieKey ${secret}` } }],
  ])('%s', async (name, security, expected) => {
    const { baseUrl, last } = await serve();
    const { provider } = await read(secured([{ [name]: [] }]), { baseUrl, security });
    await provider.callTool('run', {}, callContext());
    expect(last()).toMatchObject(expected);
  });

  test('several at once, beside parameters of the program', async () => {
    const { baseUrl, last } = await serve();
    const parameters = [
      { name: 'theme', in: 'cookie', schema: {} },
      { name: 'q', in: 'query', schema: {} },
    ];
    const security = { query: 'aaaaaa', cookie: 'bbbbbb' };
    const { provider } = await read(secured([{ query: [], cookie: [] }], { parameters }), { baseUrl, security });
    await provider.callTool('run', { theme: 'dark', q: 'a b' }, callContext());
    expect(last()).toMatchObject({
      url: '/things?q=a%20b&api_key=aaaaaa',
      headers: { cookie: 'theme=dark; session=bbbbbb' },
    });
  });
});

describe('which credential', () => {
  test('the first alternative the host has all of; none only where nothing else is left', async () => {
    const { baseUrl, last } = await serve();
    const document = secured([{}, { header: [], bearer: [] }, { basic: [] }, { bearer: [] }]);
    const { provider } = await read(document, { baseUrl, security: { bearer: secret } });
    await provider.callTool('run', {}, callContext());
    expect(last().headers).toMatchObject({ authorization: `Bearer ${secret}` });
    expect(last().headers).not.toHaveProperty('x-api-key');
  });

  test('an operation that needs what the host lacks is left out, by name', async () => {
    const { tools, skipped } = await read(secured([{ header: [] }, { basic: [], tls: [] }]), {
      security: { bearer: secret },
    });
    expect(tools).toEqual([]);
    expect(skipped).toMatchObject([
      {
        name: 'run',
        code: 'no_credential',
        reason: 'It needs "header", or "basic" and "tls", which "security" does not give.',
      },
    ]);
  });

  test("without any the host's own request is trusted with it", async () => {
    const { baseUrl, last } = await serve();
    const { provider } = await read(secured([{ header: [] }]), {
      baseUrl,
      request: (url, init) => {
        init.headers.set('x-api-key', secret);
        return fetch(url, init);
      },
    });
    await provider.callTool('run', {}, callContext());
    expect(last().headers['x-api-key']).toBe(secret);
  });

  test('security of the whole document counts where an operation says nothing, and not where it says none', async () => {
    const document = documentOf(
      { '/a': { get: { operationId: 'a' } }, '/b': { get: { operationId: 'b', security: [] } } },
      { ...rest, security: [{ bearer: [] }] },
    );
    const { baseUrl, last } = await serve();
    const { provider } = await read(document, { baseUrl, security: { bearer: secret } });
    await provider.callTool('a', {}, callContext());
    expect(last().headers.authorization).toBe(`Bearer ${secret}`);
    await provider.callTool('b', {}, callContext());
    expect(last().headers.authorization).toBeUndefined();
  });

  test('a function is told the scheme, the scopes and the tool, each time', async () => {
    const { baseUrl } = await serve();
    const asked: object[] = [];
    const oauth: OpenApiSecurity[string] = ({ scheme, scopes, tool }) => {
      asked.push({ scheme, scopes, tool });
      return secret;
    };
    const { provider } = await read(secured([{ oauth: ['pets:read'] }]), { baseUrl, security: { oauth } });
    await provider.callTool('run', {}, callContext());
    await provider.callTool('run', {}, callContext());
    expect(asked).toEqual(Array.from({ length: 2 }, () => ({ scheme: 'oauth', scopes: ['pets:read'], tool: 'run' })));
  });
});

describe('a program never sees a credential', () => {
  const parameters = [
    { name: 'x-api-key', in: 'header', required: true, schema: {} },
    { name: 'api_key', in: 'query', schema: {} },
    { name: 'Authorization', in: 'header', schema: {} },
    { name: 'q', in: 'query', schema: {} },
  ];

  test('a parameter that is one is no input', async () => {
    const { tool } = await read(secured([], { parameters }));
    expect(tool().input).toEqual({ type: 'object', properties: { q: {} }, additionalProperties: false });
  });

  test('nor in tools, the provider or what is thrown on the way', async () => {
    const security = { bearer: () => Promise.reject(new Error(secret)), header: `${secret}\n` };
    const { provider, tools } = await read(
      documentOf(
        {
          '/a': { get: { operationId: 'a', security: [{ bearer: [] }] } },
          '/b': { get: { operationId: 'b', security: [{ header: [] }] } },
        },
        rest,
      ),
      { security },
    );
    expect(JSON.stringify([tools, provider])).not.toContain('sk-live');
    for (const name of ['a', 'b']) {
      const error = (await rejection(provider.callTool(name, {}, callContext()))) as Error & { data: unknown };
      expect(error).toMatchObject({ code: 'credential_unavailable' });
      expect(`${error.name} ${error.message} ${inspect(error.data)}`).not.toContain('sk-live');
    }
  });

  test.each(['header', 'query', 'bearer', 'basic'])(
    'nor when a service sends back what it was sent: %s',
    async (name) => {
      const { baseUrl } = await serve(({ url, headers }, response) => {
        const everything = {
          url,
          headers,
          key: secret,
          json: JSON.stringify({ key: secret }),
          encoded: encodeURIComponent(secret),
        };
        sendJson(response, everything, url.startsWith('/fail') ? 500 : 200);
      });
      const get = (operationId: string): object => ({ get: { operationId, security: [{ [name]: [] }] } });
      const security = { [name]: name === 'basic' ? { username: 'ann', password: secret } : secret };
      const { provider } = await read(documentOf({ '/ok': get('ok'), '/fail': get('fail') }, rest), {
        baseUrl,
        security,
      });
      const value = await provider.callTool('ok', {}, callContext());
      const error = (await rejection(provider.callTool('fail', {}, callContext()))) as Error & { data: unknown };
      const text = JSON.stringify([value, error.message, error.data]);
      expect(text).toContain('[credential]');
      expect(text).not.toMatch(/sk-live|YW5uOnNrL/);
    },
  );

  test('a parameter with free names cannot stand in for one', async () => {
    const { baseUrl, seen } = await serve();
    const free = [{ name: 'filter', in: 'query', schema: { type: 'object' } }];
    const { provider } = await read(secured([{ query: [] }], { parameters: free }), {
      baseUrl,
      security: { query: secret },
    });
    const error = await rejection(provider.callTool('run', { filter: { api_key: 'mine' } }, callContext()));
    expect(error).toMatchObject({ code: 'invalid_input' });
    expect(seen).toEqual([]);
  });
});

test('the idempotency key of a call goes where the document has a header for it', async () => {
  const { baseUrl, last } = await serve();
  const parameters = [{ name: 'Idempotency-Key', in: 'header', required: true, schema: { type: 'string' } }];
  const { provider, tool } = await read(operationOf({ parameters }, { method: 'post' }), { baseUrl });
  expect(tool().input).not.toHaveProperty('required');
  await provider.callTool('run', {}, callContext());
  expect(last().headers['idempotency-key']).toBe('key-1');
  await provider.callTool('run', { 'Idempotency-Key': 'own' }, callContext());
  expect(last().headers['idempotency-key']).toBe('own');
});
