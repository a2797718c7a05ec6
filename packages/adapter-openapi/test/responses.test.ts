import { isMedia, isToolError } from '@sallyport/contract';
import type { ServerResponse } from 'node:http';
import { describe, expect, test } from 'vitest';

import { callContext, rejection } from './call-context.ts';
import { operationOf, read } from './documents.ts';
import { type Handler, sendJson, serve } from './serve.ts';

const json = { description: '', content: { 'application/json': { schema: { type: 'object' } } } };

async function call(answer: Handler, responses: object = { 200: json }, options: object = {}): Promise<unknown> {
  const { baseUrl } = await serve(answer);
  const { provider } = await read(operationOf({ responses }), { baseUrl, ...options });
  return provider.callTool('run', {}, callContext());
}

const say =
  (type: string, body: string | Buffer, status = 200): Handler =>
  (_seen, response: ServerResponse) =>
    void response.writeHead(status, { 'content-type': type }).end(body);

describe('a success is', () => {
  test('JSON, parsed', async () => {
    expect(await call(say('application/problem+json; charset=utf-8', '{"a":1}'))).toEqual({ a: 1 });
  });

  test('text', async () => {
    expect(await call(say('text/csv', 'a,b'))).toBe('a,b');
    expect(await call(say('text/plain; charset=iso-8859-1', Buffer.from([0xe4])))).toBe('ä');
  });

  test('media for bytes, with the name the server gives', async () => {
    const value = await call((_seen, response) => {
      response.writeHead(200, { 'content-type': 'image/png', 'content-disposition': 'attachment; filename="a.png"' });
      response.end(Buffer.from([1, 2, 3]));
    });
    expect(isMedia(value)).toBe(true);
    expect(value).toEqual({ mimeType: 'image/png', data: 'AQID', name: 'a.png' });
  });

  test('undefined for no content, and null where another answer has some', async () => {
    const empty: Handler = (_seen, response) => void response.writeHead(204).end();
    expect(await call(empty, { 204: { description: '' } })).toBeUndefined();
    expect(await call(empty, { 200: json, 204: { description: '' } })).toBeNull();
  });

  test('JSON where nothing is said and JSON is all that is declared', async () => {
    expect(await call((_seen, response) => void response.end('{"a":1}'))).toEqual({ a: 1 });
  });
});

test('asks for what is declared, for JSON alone where there is some', async () => {
  const { baseUrl, last } = await serve();
  const responses = {
    '2XX': { content: { 'text/html': {}, 'application/vnd.x+json': { schema: { type: 'string' } } } },
  };
  const { provider, tool } = await read(operationOf({ responses }), { baseUrl });
  await provider.callTool('run', {}, callContext());
  expect(last().headers.accept).toBe('application/vnd.x+json');
  expect(tool().output).toEqual({ type: 'string' });
});

describe('an error is one a program can catch', () => {
  test('with status, body and the words of the service', async () => {
    const error = await rejection(call((_seen, response) => sendJson(response, { message: 'No such pet.' }, 404)));
    expect(isToolError(error)).toBe(true);
    expect(error).toMatchObject({
      name: 'HttpError',
      code: 'http_404',
      message: 'GET /things answered 404: No such pet.',
      data: { status: 404, body: { message: 'No such pet.' } },
    });
  });

  test('with the time to wait', async () => {
    const error = await rejection(
      call((_seen, response) => void response.writeHead(429, { 'retry-after': '7' }).end()),
    );
    expect(error).toMatchObject({
      code: 'http_429',
      message: 'GET /things answered 429.',
      data: { status: 429, retryAfter: '7' },
    });
  });

  test('without pages of markup in its message', async () => {
    const error = await rejection(call(say('text/html', `<h1>${'x'.repeat(9_000)}</h1>`, 502)));
    expect(error).toMatchObject({ code: 'http_502', message: 'GET /things answered 502.' });
    expect((error as { data: { body: string } }).data.body).toHaveLength(2_000);
  });

  test('for JSON that is none', async () => {
    expect(await rejection(call(say('application/json', '{')))).toMatchObject({ code: 'invalid_output' });
  });

  test('for a service that cannot be reached, without its address', async () => {
    const { provider } = await read(operationOf({}), { baseUrl: 'http://127.0.0.1:9' });
    const error = (await rejection(provider.callTool('run', {}, callContext()))) as Error;
    expect(error).toMatchObject({ code: 'server_unavailable', message: 'The API could not be reached.' });
  });

  test('for a response that is too long, or breaks off', async () => {
    const endless: Handler = (_seen, response) => {
      response.writeHead(200, { 'content-type': 'text/plain' });
      const timer = setInterval(() => response.write('x'.repeat(10_000)), 1);
      response.on('close', () => clearInterval(timer));
    };
    expect(await rejection(call(endless, { 200: json }, { responseBytes: 50_000 }))).toMatchObject({
      code: 'result_too_large',
    });
    const broken: Handler = (_seen, response) => {
      response.writeHead(200, { 'content-length': '10' });
      response.write('x', () => response.destroy());
    };
    expect(await rejection(call(broken))).toMatchObject({ code: 'server_unavailable' });
  });
});

test('an abort ends the request and is what the call rejects with', async () => {
  const closed = Promise.withResolvers<void>();
  const asked = Promise.withResolvers<void>();
  const { baseUrl } = await serve((_seen, response) => {
    response.on('close', closed.resolve);
    asked.resolve();
  });
  const { provider } = await read(operationOf({}), { baseUrl });
  const controller = new AbortController();
  const outcome = rejection(provider.callTool('run', {}, callContext({ signal: controller.signal })));
  await asked.promise;
  const reason = new Error('enough');
  controller.abort(reason);
  expect(await outcome).toBe(reason);
  await closed.promise;
});

describe('redirects', () => {
  const moved =
    (location: string, status = 302): Handler =>
    (seen, response) => {
      if (seen.url === '/there') sendJson(response, { method: seen.method, body: seen.body.toString() });
      else response.writeHead(status, { location }).end();
    };

  test('are followed on the same origin', async () => {
    expect(await call(moved('/there'))).toEqual({ method: 'GET', body: '' });
  });

  test('are not followed to another origin, and the address stays outside', async () => {
    const error = await rejection(call(moved('https://evil.example/x?token=abc')));
    expect(error).toMatchObject({ code: 'redirect_refused', data: { status: 302, origin: 'https://evil.example' } });
    expect(JSON.stringify(error)).not.toContain('abc');
  });

  test('do not turn in circles', async () => {
    expect(await rejection(call(moved('/things')))).toMatchObject({ code: 'redirect_refused' });
  });

  test('keep a method and a body where their status says so', async () => {
    const { baseUrl } = await serve(moved('/there', 307));
    const body = { content: { 'application/json': {} } };
    const { provider } = await read(operationOf({ requestBody: body, responses: { 200: json } }, { method: 'post' }), {
      baseUrl,
    });
    expect(await provider.callTool('run', { body: 1 }, callContext())).toEqual({ method: 'POST', body: '1' });
  });

  test('are the answer where the document declares nothing else', async () => {
    const value = await call(moved('https://files.example/a.zip'), { 302: { description: '' } });
    expect(value).toEqual({ status: 302, location: 'https://files.example/a.zip' });
  });
});
