import type { Json } from '@sallyport/contract';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { callContext } from './call-context.ts';
import { operationOf, read } from './documents.ts';
import { type Seen, serve } from './serve.ts';

/** Any text, and texts of the signs that mean something somewhere in a request. */
const anyText = fc.oneof(
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }),
  fc.string({ unit: fc.constantFrom(...' ,|&=;:/?#[]%+.{}\'"<>\\@!$()*~\t\nä%2F'), minLength: 1, maxLength: 8 }),
);
const anyList = fc.array(anyText, { minLength: 1, maxLength: 4 });
const anyMap = fc.dictionary(anyText, anyText, { minKeys: 1, maxKeys: 4 });

const split = (text: string, sign: string): string[] => text.split(sign).map(decodeURIComponent);
const pairUp = (parts: readonly string[]): object =>
  Object.fromEntries(parts.flatMap((part, at) => (at % 2 === 0 ? [[part, parts[at + 1]]] : [])));
const named = (parts: readonly string[]): object =>
  Object.fromEntries(parts.map((part) => part.split('=').map(decodeURIComponent)));
const query = (url: string): string => url.slice(url.indexOf('?') + 1);
const without =
  (...signs: readonly string[]) =>
  (text: string) =>
    !signs.some((sign) => text.includes(sign));

/** How a server that knows the style reads each kind, written without this package's code. */
const decoders: readonly (readonly [string, string, string, boolean, fc.Arbitrary<Json>, (seen: Seen) => unknown])[] = [
  ['path', 'simple', 'text', false, anyText, ({ url }) => decodeURIComponent(url.slice(3))],
  ['path', 'simple', 'list', false, anyList, ({ url }) => split(url.slice(3), ',')],
  ['path', 'simple', 'map', false, anyMap, ({ url }) => pairUp(split(url.slice(3), ','))],
  ['path', 'simple', 'map', true, anyMap, ({ url }) => named(url.slice(3).split(','))],
  ['path', 'label', 'text', false, anyText, ({ url }) => decodeURIComponent(url.slice(4))],
  ['path', 'label', 'list', false, anyList, ({ url }) => split(url.slice(4), ',')],
  ['path', 'label', 'list', true, anyList, ({ url }) => split(url.slice(4), '.')],
  ['path', 'label', 'map', true, anyMap, ({ url }) => named(url.slice(4).split('.'))],
  ['path', 'matrix', 'text', false, anyText, ({ url }) => decodeURIComponent(url.slice(6))],
  ['path', 'matrix', 'list', false, anyList, ({ url }) => split(url.slice(6), ',')],
  [
    'path',
    'matrix',
    'list',
    true,
    anyList,
    ({ url }) =>
      url
        .slice(4)
        .split(';')
        .map((part) => decodeURIComponent(part.slice(2))),
  ],
  ['path', 'matrix', 'map', true, anyMap, ({ url }) => named(url.slice(4).split(';'))],
  ['query', 'form', 'text', true, anyText, ({ url }) => new URLSearchParams(query(url)).get('v')],
  ['query', 'form', 'list', true, anyList, ({ url }) => new URLSearchParams(query(url)).getAll('v')],
  ['query', 'form', 'map', true, anyMap, ({ url }) => Object.fromEntries(new URLSearchParams(query(url)))],
  ['query', 'form', 'list', false, anyList, ({ url }) => split(query(url).slice(2), ',')],
  ['query', 'form', 'map', false, anyMap, ({ url }) => pairUp(split(query(url).slice(2), ','))],
  [
    'query',
    'spaceDelimited',
    'list',
    false,
    fc.array(anyText.filter(without(' ')), { minLength: 1 }),
    ({ url }) => new URLSearchParams(query(url)).get('v')?.split(' '),
  ],
  [
    'query',
    'pipeDelimited',
    'list',
    false,
    fc.array(anyText.filter(without('|')), { minLength: 1 }),
    ({ url }) => new URLSearchParams(query(url)).get('v')?.split('|'),
  ],
  [
    'query',
    'deepObject',
    'map',
    true,
    anyMap,
    ({ url }) =>
      Object.fromEntries(
        query(url)
          .split('&')
          .map((pair) => {
            const [left = '', right = ''] = pair.split('=');
            return [decodeURIComponent(left.slice('v%5B'.length, -'%5D'.length)), decodeURIComponent(right)];
          }),
      ),
  ],
  [
    'header',
    'simple',
    'list',
    false,
    fc.array(fc.stringMatching(/^[!-+\--~]+$/), { minLength: 1 }),
    ({ headers }) => String(headers['v']).split(','),
  ],
  [
    'header',
    'simple',
    'map',
    true,
    fc.dictionary(fc.stringMatching(/^[!-+\--<>-~]+$/), fc.stringMatching(/^[!-+\--<>-~]+$/), { minKeys: 1 }),
    ({ headers }) =>
      Object.fromEntries(
        String(headers['v'])
          .split(',')
          .map((part) => part.split('=')),
      ),
  ],
  ['cookie', 'form', 'text', true, anyText, ({ headers }) => decodeURIComponent(String(headers.cookie).slice(2))],
  ['cookie', 'form', 'list', false, anyList, ({ headers }) => split(String(headers.cookie).slice(2), ',')],
];

describe('what a server decodes is what a program passed', () => {
  test.each(decoders)('%s, %s, %s, explode %s', async (place, style, _kind, explode, values, decode) => {
    const { baseUrl, last } = await serve();
    const path = place === 'path' ? '/p/{v}' : '/p';
    const parameters = [{ name: 'v', in: place, required: place === 'path', style, explode, schema: {} }];
    const { provider } = await read(operationOf({ parameters }, { path }), { baseUrl });
    await fc.assert(
      fc.asyncProperty(values, async (value) => {
        const sent = await provider.callTool('run', { v: value }, callContext()).then(
          () => true,
          (error: unknown) => {
            // Dots alone are refused, and tested for elsewhere.
            expect(String(error)).toContain('may not be "." or ".."');
            return false;
          },
        );
        fc.pre(sent);
        expect(decode(last())).toEqual(value);
      }),
      { numRuns: 60 },
    );
  });

  test('a form body', async () => {
    const { baseUrl, last } = await serve();
    const content = { 'application/x-www-form-urlencoded': { schema: { type: 'object' } } };
    const { provider } = await read(operationOf({ requestBody: { content } }, { method: 'post' }), { baseUrl });
    await fc.assert(
      fc.asyncProperty(anyMap, async (value) => {
        await provider.callTool('run', { body: value }, callContext());
        expect(Object.fromEntries(new URLSearchParams(last().body.toString()))).toEqual(value);
      }),
      { numRuns: 60 },
    );
  });

  test('a multipart body, files included', async () => {
    const { baseUrl, last } = await serve();
    const schema = {
      type: 'object',
      properties: { file: { type: 'string', format: 'binary' }, words: { type: 'string' } },
    };
    const requestBody = { content: { 'multipart/form-data': { schema } } };
    const { provider } = await read(operationOf({ requestBody }, { method: 'post' }), { baseUrl });
    // The parser this is read with turns each kind of line end into one of its own.
    const words = anyText.filter(without('\r', '\n'));
    await fc.assert(
      fc.asyncProperty(words, fc.uint8Array({ maxLength: 64 }), async (text, bytes) => {
        const file = { base64: Buffer.from(bytes).toString('base64'), name: 'a "b".bin' };
        await provider.callTool('run', { body: { words: text, file } }, callContext());
        const { headers, body } = last();
        const form = await new Response(body, {
          headers: { 'content-type': String(headers['content-type']) },
        }).formData();
        expect(form.get('words')).toBe(text);
        const sent = form.get('file') as File;
        expect(sent.name).toBe('a "b".bin');
        expect(new Uint8Array(await sent.arrayBuffer())).toEqual(bytes);
      }),
      { numRuns: 60 },
    );
  });
});
