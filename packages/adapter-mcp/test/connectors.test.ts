import { createServer } from 'node:http';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { expect, onTestFinished, test } from 'vitest';

import { createHttpConnector, createSignIn } from '../src/connect.ts';
import { createMcpHub, fromMcp, type McpConnect, type McpClientLike } from '../src/index.ts';
import { createFileStore, createLoopbackAuthorize, createStdioConnector } from '../src/node.ts';
import { callContext, rejection } from './call-context.ts';
import { serverPath } from './connect.ts';
import { listen, serveHttp } from './servers/http-server.ts';
import { serveSse } from './servers/sse-server.ts';

async function connected(connect: McpConnect): Promise<McpClientLike> {
  const link = await connect({ signal: new AbortController().signal });
  const client = 'callTool' in link ? link : link.client;
  onTestFinished(() => client.close?.());
  return client;
}

test('falls back to SSE where a server knows nothing newer', async () => {
  const provider = await fromMcp(await connected(createHttpConnector({ url: await serveSse() })));
  expect(await provider.callTool('structured', { n: 3 }, callContext())).toEqual({ double: 6 });
});

test('does not fall back where streamable HTTP is asked for', async () => {
  expect(await rejection(connected(createHttpConnector({ url: await serveSse(), transport: 'http' })))).toBeInstanceOf(
    Error,
  );
});

test('sends headers with every request, asked for anew each time', async () => {
  const seen: unknown[] = [];
  const target = await serveHttp();
  const http = createServer((request, response) => {
    seen.push(request.headers['authorization']);
    response.writeHead(307, { location: target.href }).end();
  });
  onTestFinished(() => void http.close());
  let count = 0;
  const connect = createHttpConnector({
    url: `http://127.0.0.1:${await listen(http)}/mcp`,
    protocol: 'legacy',
    headers: async () => ({ authorization: `Bearer ${(count += 1)}` }),
    fetch: (url, init) => {
      seen.push(new Headers(init?.headers).get('authorization'));
      return fetch(target, {
        ...init,
        headers: new Headers([...new Headers(init?.headers)].filter(([name]) => name !== 'authorization')),
      }).finally(() => url);
    },
  });
  await connected(connect);
  expect(seen.slice(0, 2)).toEqual(['Bearer 1', 'Bearer 2']);
});

test('gives a child only the variables it is told and the few it needs', async () => {
  process.env['SALLYPORT_TEST_SECRET'] = 'hidden';
  onTestFinished(() => void delete process.env['SALLYPORT_TEST_SECRET']);
  const lines: string[] = [];
  const connect = createStdioConnector({
    command: process.execPath,
    args: ['-e', 'console.error(JSON.stringify(process.env)); process.exit(1)'],
    env: { GIVEN: 'yes' },
    onStderr: (text) => void lines.push(text),
  });
  await rejection(connected(connect));
  expect(lines.join('')).toContain('"GIVEN":"yes"');
  expect(lines.join('')).not.toContain('hidden');
});

test('ends the child when its connection is given up', async () => {
  const controller = new AbortController();
  const connect = createStdioConnector({ command: process.execPath, args: [serverPath('decent-stdio.ts')] });
  const waiting = rejection(Promise.resolve(connect({ signal: controller.signal })));
  controller.abort(new Error('too slow'));
  expect(await waiting).toBeInstanceOf(Error);
});

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'sallyport-'));
  onTestFinished(() => rmSync(path, { recursive: true }));
  return path;
}

test('keeps sign-ins in a file that only its owner can read, also under many changes at once', async () => {
  const path = join(folder(), 'deep', 'sign-ins.json');
  const store = createFileStore(path);
  await Promise.all(Array.from({ length: 20 }, (_, index) => store.set(`key ${index}`, `value ${index}`)));
  await store.delete('key 0');
  expect(await createFileStore(path).get('key 19')).toBe('value 19');
  expect(await store.get('key 0')).toBeUndefined();
  expect(await store.get('toString')).toBeUndefined();
  expect(Object.keys(JSON.parse(readFileSync(path, 'utf8')))).toHaveLength(19);
  expect(statSync(path).mode & 0o077).toBe(0);
});

test('leaves a file that is no store as it is, and names it', async () => {
  const path = join(folder(), 'notes.txt');
  writeFileSync(path, 'my notes');
  await expect(createFileStore(path).set('a', 'b')).rejects.toThrow(path);
  expect(readFileSync(path, 'utf8')).toBe('my notes');
});

async function freePort(): Promise<number> {
  const probe = createServer();
  const port = await listen(probe);
  await new Promise((resolve) => probe.close(resolve));
  return port;
}

test('waits on a loopback port for the person to come back', async () => {
  const redirectUrl = new URL(`http://127.0.0.1:${await freePort()}/callback`);
  const authorize = createLoopbackAuthorize(async () => {
    expect((await fetch(new URL('/favicon.ico', redirectUrl))).status).toBe(404);
    await fetch(new URL('?code=c&state=s', redirectUrl));
  });
  const page = new URL('https://auth.example.com/authorize');
  const answer = await authorize({ url: page, redirectUrl, signal: new AbortController().signal });
  expect(answer.toString()).toBe(`${redirectUrl}?code=c&state=s`);
  const controller = new AbortController();
  const stuck = rejection(
    createLoopbackAuthorize(() => controller.abort(new Error('closed the page')))({
      url: page,
      redirectUrl,
      signal: controller.signal,
    }),
  );
  expect(await stuck).toMatchObject({ message: 'closed the page' });
});

test.each([
  ['another state', '?code=c&state=forged', 'another state'],
  ['a refusal', '?error=access_denied', 'access_denied'],
])('does not take %s for a sign-in', async (_name, answer, message) => {
  const signIn = createSignIn({
    url: 'https://mcp.example.com/mcp',
    redirectUrl: 'http://127.0.0.1:1/callback',
    authorize: async ({ url }) => {
      const state = url.searchParams.get('state') ?? '';
      return new URL(answer.includes('state') ? answer : `${answer}&state=${state}`, 'http://127.0.0.1:1/callback');
    },
  });
  const page = new URL('https://auth.example.com/authorize');
  page.searchParams.set('state', await (signIn.provider.state?.() ?? ''));
  await signIn.provider.redirectToAuthorization(page);
  const hand = async (): Promise<void> => {
    throw new Error('handed over');
  };
  expect(await rejection(signIn.finish(hand, new AbortController().signal))).toMatchObject({
    code: 'sign_in_failed',
    message: expect.stringContaining(message),
  });
});

test('shows a token only to the authorization server that gave it, and forgets on request', async () => {
  const signIn = createSignIn({
    url: 'https://mcp.example.com/mcp',
    redirectUrl: 'http://127.0.0.1:1/callback',
    authorize: async ({ url }) => url,
  });
  const { provider } = signIn;
  const tokens = { access_token: 'secret', token_type: 'Bearer' };
  await provider.saveTokens(tokens, { issuer: 'https://auth.example.com' });
  expect(await provider.tokens({ issuer: 'https://other.example.com' })).toBeUndefined();
  expect(await provider.tokens()).toEqual(tokens);
  await signIn.signOut();
  expect(await provider.tokens()).toBeUndefined();
});

test('closes what a hub has opened', async () => {
  const hub = await createMcpHub({
    servers: { one: { connect: createHttpConnector({ url: await serveHttp() }) } },
  });
  await hub[Symbol.asyncDispose]();
  const [one] = hub.providers;
  expect(await rejection(Promise.resolve(one?.callTool('structured', { n: 1 }, callContext())))).toMatchObject({
    code: 'server_unavailable',
  });
});
