import { createMedia, type Json } from '@sallyport/contract';
import { describe, expect, test } from 'vitest';

import { callContext, rejection } from './call-context.ts';
import { operationOf, read } from './documents.ts';
import { type Seen, serve } from './serve.ts';

async function post(
  content: object,
  input: Json,
  extra: { readonly rest?: object; readonly media?: object } = {},
): Promise<Seen> {
  const { baseUrl, last } = await serve();
  const { provider, tool } = await read(operationOf({ requestBody: { content } }, { method: 'post' }, extra.rest), {
    baseUrl,
  });
  tool();
  await provider.callTool('run', input, callContext({ media: (extra.media ?? {}) as never }));
  return last();
}

const files = { type: 'object', properties: { file: { type: 'string', format: 'binary' }, note: { type: 'string' } } };
const formOf = async ({ body, headers }: Seen): Promise<FormData> =>
  new Response(body, { headers: { 'content-type': String(headers['content-type']) } }).formData();

describe('JSON', () => {
  test('is sent with the declared media type', async () => {
    const { headers, body } = await post(
      { 'application/merge-patch+json': { schema: {} } },
      { body: { a: [1, null] } },
    );
    expect(headers['content-type']).toBe('application/merge-patch+json');
    expect(JSON.parse(body.toString())).toEqual({ a: [1, null] });
  });

  test('a range of media types is sent as plain JSON', async () => {
    expect((await post({ '*/*': {} }, { body: 1 })).headers['content-type']).toBe('application/json');
  });

  test('an optional body may be left out, a required one not', async () => {
    expect((await post({ 'application/json': {} }, {})).body).toHaveLength(0);
    const document = operationOf(
      { requestBody: { required: true, content: { 'application/json': {} } } },
      { method: 'post' },
    );
    const { provider, tool } = await read(document);
    expect(tool().input).toMatchObject({ required: ['body'] });
    expect(await rejection(provider.callTool('run', {}, callContext()))).toMatchObject({ code: 'invalid_input' });
  });

  test('a body behind a reference is read', async () => {
    const { baseUrl, last } = await serve();
    const rest = {
      components: { requestBodies: { Pet: { content: { 'application/json': { schema: { type: 'string' } } } } } },
    };
    const document = operationOf({ requestBody: { $ref: '#/components/requestBodies/Pet' } }, { method: 'put' }, rest);
    const { provider, tool } = await read(document, { baseUrl });
    expect(tool().input).toMatchObject({ properties: { body: { type: 'string' } } });
    await provider.callTool('run', { body: 'x' }, callContext());
    expect(last().body.toString()).toBe('"x"');
  });
});

describe('forms', () => {
  const type = 'application/x-www-form-urlencoded';

  test('lists repeat their name, objects are JSON, null is left out', async () => {
    const { headers, body } = await post({ [type]: {} }, { body: { a: [1, 2], b: { c: true }, d: null, e: 'x y&z' } });
    expect(headers['content-type']).toBe(type);
    expect(body.toString()).toBe('a=1&a=2&b=%7B%22c%22%3Atrue%7D&e=x%20y%26z');
  });

  test('encoding chooses the style of a member', async () => {
    const schema = { type: 'object', properties: { a: {}, b: {}, c: {} } };
    const encoding = {
      a: { style: 'deepObject', explode: true },
      b: { explode: false },
      c: { style: 'pipeDelimited' },
    };
    const { body } = await post({ [type]: { schema, encoding } }, { body: { a: { k: [1, 2] }, b: [1, 2], c: [1, 2] } });
    expect(body.toString()).toBe('a%5Bk%5D%5B%5D=1&a%5Bk%5D%5B%5D=2&b=1,2&c=1%7C2');
  });
});

describe('multipart', () => {
  test('a field that is JSON says so without becoming a file', async () => {
    const seen = await post({ 'multipart/form-data': { schema: files } }, { body: { note: 'hi', meta: { a: 1 } } });
    expect(seen.body.toString()).toContain(
      'Content-Disposition: form-data; name="meta"\r\nContent-Type: application/json\r\n\r\n{"a":1}\r\n',
    );
    expect((await formOf(seen)).get('note')).toBe('hi');
  });

  test('files come from text, base64 and media of other tools', async () => {
    const media = createMedia({ mimeType: 'image/png', data: btoa('png!'), name: 'a.png' });
    const handle = { type: 'media', id: 'media-1', mimeType: 'image/png' };
    const sent = async (file: Json): Promise<File> =>
      (
        await formOf(
          await post({ 'multipart/form-data': { schema: files } }, { body: { file } }, { media: { 'media-1': media } }),
        )
      ).get('file') as File;
    const fromText = await sent({ text: 'grüß', name: 'a.txt', mimeType: 'text/plain' });
    expect([fromText.name, fromText.type, await fromText.text()]).toEqual(['a.txt', 'text/plain', 'grüß']);
    expect(await (await sent({ base64: btoa('bytes') })).text()).toBe('bytes');
    const fromMedia = await sent(handle);
    expect([fromMedia.name, fromMedia.type, await fromMedia.text()]).toEqual(['a.png', 'image/png', 'png!']);
  });

  test('a handle of nothing, and base64 that is none, are refused', async () => {
    const send = (file: Json): Promise<unknown> =>
      rejection(post({ 'multipart/form-data': { schema: files } }, { body: { file } }));
    expect(await send({ type: 'media', id: 'media-9', mimeType: 'x/y' })).toMatchObject({
      code: 'invalid_input',
      message: expect.stringContaining('body.file'),
    });
    expect(await send({ base64: '???' })).toMatchObject({ code: 'invalid_input' });
  });

  test('names cannot leave their line', async () => {
    const file = { text: 'x', name: 'a"\r\nX-Evil: 1\r\n\r\n.txt' };
    const { body } = await post({ 'multipart/form-data': { schema: files } }, { body: { file, 'n"\r\nX: 1': 'y' } });
    expect(body.toString()).not.toMatch(/^X/m);
    expect(
      await rejection(
        post({ 'multipart/form-data': { schema: files } }, { body: { file: { text: 'x', mimeType: 'a/b\r\nX: 1' } } }),
      ),
    ).toMatchObject({ code: 'invalid_input' });
  });

  test('lists of files and files behind references', async () => {
    const schema = { $ref: '#/components/schemas/Upload' };
    const schemas = {
      Upload: { allOf: [{ $ref: '#/components/schemas/Base' }] },
      Base: { type: 'object', properties: { files: { type: 'array', items: { $ref: '#/components/schemas/Bytes' } } } },
      Bytes: { type: 'string', contentMediaType: 'application/pdf' },
    };
    const seen = await post(
      { 'multipart/form-data': { schema } },
      { body: { files: [{ text: 'a' }, { text: 'b' }] } },
      { rest: { components: { schemas } } },
    );
    expect((await formOf(seen)).getAll('files')).toHaveLength(2);
  });
});

describe('text and bytes', () => {
  test('text is sent as it is', async () => {
    const { headers, body } = await post({ 'application/xml': {} }, { body: '<a/>' });
    expect([headers['content-type'], body.toString()]).toEqual(['application/xml', '<a/>']);
  });

  test("bytes come as a file, and a range of types takes the file's own", async () => {
    const { headers, body } = await post(
      { 'image/*': {} },
      { body: { base64: btoa('\u0000\u00ff'), mimeType: 'image/webp' } },
    );
    expect([headers['content-type'], [...body]]).toEqual(['image/webp', [0, 255]]);
  });
});

describe('several media types', () => {
  test('that take the same value are one: JSON before forms', async () => {
    const schema = { type: 'object', properties: { name: { type: 'string' } } };
    const content = { 'application/x-www-form-urlencoded': { schema }, 'application/json': { schema: { ...schema } } };
    expect((await post(content, { body: { name: 'x' } })).headers['content-type']).toBe('application/json');
  });

  test('that take different values are a choice', async () => {
    const content = {
      'multipart/form-data': { schema: files },
      'application/json': { schema: { type: 'object', properties: { url: { type: 'string' } } } },
    };
    const { tool } = await read(operationOf({ requestBody: { content } }, { method: 'post' }));
    expect(tool().input).toMatchObject({
      properties: { contentType: { enum: ['application/json', 'multipart/form-data'], default: 'application/json' } },
    });
    expect((await post(content, { body: { url: 'x' } })).headers['content-type']).toBe('application/json');
    const chosen = await post(content, { body: { note: 'x' }, contentType: 'multipart/form-data' });
    expect((await formOf(chosen)).get('note')).toBe('x');
  });
});
