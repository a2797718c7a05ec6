import { describe, expect, test } from 'vitest';

import { OpenApiAdapterError, type FromOpenApiOptions, fromOpenApi } from '../src/index.ts';
import { callContext, rejection } from './call-context.ts';
import { documentOf, read } from './documents.ts';

/** The addresses that a document's one operation asks. */
async function addressOf(
  servers: { root?: unknown; path?: unknown; operation?: unknown },
  options: FromOpenApiOptions,
): Promise<unknown> {
  const document = documentOf(
    { '/pets': { servers: servers.path, get: { operationId: 'run', servers: servers.operation } } },
    { servers: servers.root },
  );
  const asked: string[] = [];
  const { provider, skipped } = await read(document, {
    baseUrl: undefined as never,
    request: async (url) => {
      asked.push(url);
      return new Response(null, { status: 204 });
    },
    ...options,
  });
  if (skipped.length > 0) return skipped[0]?.code;
  await provider.callTool('run', {}, callContext());
  return asked[0];
}

const url = (text: string, variables?: object): object[] => [
  { url: text, ...(variables !== undefined && { variables }) },
];

describe('where a request goes', () => {
  test.each<[string, Parameters<typeof addressOf>[0], FromOpenApiOptions, string]>([
    [
      'baseUrl takes the place of an absolute server',
      { root: url('https://a.example/v1') },
      { baseUrl: 'http://b.test/v2/' },
      'http://b.test/v2/pets',
    ],
    [
      'a relative server is found from baseUrl',
      { root: url('/api/v3') },
      { baseUrl: 'http://b.test/openapi.json' },
      'http://b.test/api/v3/pets',
    ],
    ['no server is baseUrl itself', {}, { baseUrl: 'http://b.test/v2' }, 'http://b.test/v2/pets'],
    ['a server "/" is baseUrl itself', { root: url('/') }, { baseUrl: 'http://b.test/v2' }, 'http://b.test/v2/pets'],
    [
      'an allowed server of the document',
      { root: url('https://a.example/v1') },
      { allowedOrigins: ['https://a.example'] },
      'https://a.example/v1/pets',
    ],
    [
      'the first allowed of several',
      { root: [...url('https://x.example'), ...url('https://a.example')] },
      { allowedOrigins: ['https://a.example'] },
      'https://a.example/pets',
    ],
    [
      "a path's own server",
      { root: url('https://a.example'), path: url('https://up.example/x') },
      { baseUrl: 'https://a.example', allowedOrigins: ['https://up.example'] },
      'https://up.example/x/pets',
    ],
    [
      "an operation's own server before its path's",
      { path: url('https://up.example'), operation: url('/op') },
      { baseUrl: 'https://a.example' },
      'https://a.example/op/pets',
    ],
    [
      "a path that repeats the document's server goes where that goes",
      { root: url('https://a.example/v1'), path: url('https://a.example/v1') },
      { baseUrl: 'http://b.test' },
      'http://b.test/pets',
    ],
    [
      "variables have the document's defaults",
      { root: url('https://{region}.a.example', { region: { default: 'eu' } }) },
      { allowedOrigins: ['https://eu.a.example'] },
      'https://eu.a.example/pets',
    ],
    [
      "variables have the host's values",
      { root: url('https://{region}.a.example', { region: { default: 'eu' } }) },
      { allowedOrigins: ['https://us.a.example'], serverVariables: { region: 'us' } },
      'https://us.a.example/pets',
    ],
  ])('%s', async (_name, servers, options, expected) => {
    expect(await addressOf(servers, options)).toBe(expected);
  });
});

describe('a document does not choose where requests go', () => {
  test.each<[string, Parameters<typeof addressOf>[0], FromOpenApiOptions]>([
    ['a server nobody allowed', { operation: url('http://169.254.169.254') }, { baseUrl: 'https://a.example' }],
    ['another port', { operation: url('https://a.example:8443') }, { baseUrl: 'https://a.example' }],
    ['a scheme-relative server', { operation: url('//evil.example') }, { baseUrl: 'https://a.example' }],
    [
      'a variable that makes another host',
      { root: url('https://{h}/', { h: { default: 'evil.example/' } }) },
      { allowedOrigins: ['https://a.example'] },
    ],
    [
      'a name in front of the host',
      { root: url('https://a.example@evil.example') },
      { allowedOrigins: ['https://a.example'] },
    ],
    ['a file', { operation: url('file:///etc/passwd') }, { baseUrl: 'https://a.example' }],
    [
      'a value its enumeration lacks',
      { root: url('https://a.example/{v}', { v: { default: '1', enum: ['1'] } }) },
      { allowedOrigins: ['https://a.example'], serverVariables: { v: '../x' } },
    ],
  ])('%s', async (_name, servers, options) => {
    expect(await addressOf(servers, options)).toBe('server_not_allowed');
  });

  test('without a word of the host nothing is set up, and the message says what to pass', async () => {
    const error = await rejection(
      fromOpenApi(documentOf({}, { servers: url('https://a.example/v1') }), { namespace: 'api' }),
    );
    expect(error).toBeInstanceOf(OpenApiAdapterError);
    expect(error).toMatchObject({
      code: 'no_base_url',
      message: expect.stringContaining('the document names "https://a.example/v1"'),
    });
  });

  test.each(['/relative', 'ftp://a.example', 'https://ann:pw@a.example', 'nonsense'])(
    'a base that is none: %s',
    async (baseUrl) => {
      const error = (await rejection(fromOpenApi(documentOf({}), { namespace: 'api', baseUrl }))) as Error;
      expect(error).toMatchObject({ code: 'invalid_option' });
      expect(error.message).not.toContain('pw');
    },
  );
});
