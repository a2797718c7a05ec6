import { type IncomingMessage, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';

import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { WebStandardStreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/webStandardStreamableHttp.js';
import { expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';

import { startModelServer } from './model-server.ts';
import { type StartedWorker, resultOf, startWorker, visit } from './start-worker.ts';

async function start(settings: Parameters<typeof startWorker>[0]): Promise<StartedWorker> {
  const worker = await startWorker(settings);
  onTestFinished(() => worker.close());
  return worker;
}

test('a remote MCP server of the configuration joins the store; its secret goes to it and nowhere else', async () => {
  const remote = await startRemote();
  const entry = { url: remote.url, headers: { authorization: 'Bearer ${REMOTE_TOKEN}' } };
  const { url } = await start({
    vars: { MCP_SERVERS: JSON.stringify({ remote: entry }) },
    secrets: { REMOTE_TOKEN: 'very-secret' },
  });
  const { hello, follow } = await visit(url);
  expect(hello.servers).toEqual([
    expect.objectContaining({ namespace: 'store', tools: 9 }),
    expect.objectContaining({ namespace: 'remote', tools: 1 }),
  ]);
  const code = `
    const [{ double }, { suppliers }] = await Promise.all([
      codemode.remote.double({ value: 21 }),
      codemode.store.list_suppliers(),
    ]);
    return [double, suppliers.length];`;
  const events = await follow('/api/run', { code });
  expect(events).toContainEqual(expect.objectContaining({ type: 'run-end', result: { text: '[42,4]', length: 6 } }));
  expect(remote.keys).toContain('Bearer very-secret');
  expect(JSON.stringify([hello, events])).not.toContain('very-secret');
});

test('servers that cannot be used are named with the reason, and the rest works', async () => {
  const { url } = await start({
    vars: {
      MCP_SERVERS: JSON.stringify({
        gone: { url: 'http://127.0.0.1:9/mcp' },
        odd: { url: 'ftp://example.com' },
        keyless: { url: 'http://127.0.0.1:9/mcp', headers: { authorization: 'Bearer ${NOT_SET}' } },
      }),
    },
  });
  const { hello, run } = await visit(url);
  const failures = Object.fromEntries(hello.servers.map(({ namespace, failure }) => [namespace, failure]));
  expect(failures['store']).toBeUndefined();
  expect(failures['gone']).toMatch(/could not be reached|nothing answers/);
  expect(failures['odd']).toMatch(/^MCP_SERVERS: odd\.url: /);
  expect(failures['keyless']).toBe('The secret NOT_SET is not set.');
  expect(resultOf(await run('return (await codemode.store.list_suppliers()).suppliers.length'))).toBe(4);
});

test('MCP_SERVERS that is no JSON is named, and the rest works', async () => {
  const { url } = await start({ vars: { MCP_SERVERS: '{ nonsense' } });
  const { hello } = await visit(url);
  expect(hello.servers.at(-1)).toMatchObject({ failure: 'The variable MCP_SERVERS is not valid JSON.' });
  expect(hello.servers[0]).toMatchObject({ namespace: 'store', tools: 9 });
});

test('a model at OPENAI_BASE_URL writes the program and reads its result; the key goes to it and nowhere else', async () => {
  const model = await startModelServer('return (await codemode.store.list_suppliers()).suppliers.length;');
  const { url } = await start({ secrets: { OPENAI_BASE_URL: model.url, OPENAI_API_KEY: 'sk-very-secret' } });
  const { hello, follow } = await visit(url);
  expect(hello.model).toEqual({ label: expect.stringMatching(/^the model at 127\.0\.0\.1:\d+$/), recorded: false });
  const events = await follow('/api/chat', { question: 'How many suppliers are there?' });
  const written = events.flatMap((event) => (event.type === 'write' ? event.text : [])).join('');
  expect(written).toBe('return (await codemode.store.list_suppliers()).suppliers.length;');
  const said = events.flatMap((event) => (event.type === 'say' ? event.text : [])).join('');
  expect(said).toBe('It said: Result:\n4');
  expect(events).toContainEqual(
    expect.objectContaining({
      type: 'spent',
      spent: expect.objectContaining({ reported: { inputTokens: 200, outputTokens: 40 } }),
    }),
  );
  expect(events.at(-1)).toEqual({ type: 'end', reason: 'done' });
  expect(model.requests.map(({ key }) => key)).toEqual(['Bearer sk-very-secret', 'Bearer sk-very-secret']);
  expect(model.requests[0]?.tools.map((tool) => tool.function.name)).toEqual(['execute_code']);
  expect(JSON.stringify(model.requests[0]?.messages[0])).toContain('get_quote');
  expect(JSON.stringify([hello, events])).not.toContain('very-secret');
  const again = await follow('/api/chat', { question: 'Are you sure?' });
  expect(again.at(-1)).toEqual({ type: 'end', reason: 'done' });
  expect(model.requests[2]?.messages.map(({ role }) => role)).toEqual([
    'system',
    'user',
    'assistant',
    'tool',
    'assistant',
    'user',
  ]);
});

test('a model that does not answer is said, without its key, and the visitor can still run programs', async () => {
  const { url } = await start({
    secrets: { OPENAI_BASE_URL: 'http://127.0.0.1:9/v1', OPENAI_API_KEY: 'sk-very-secret', SALLYPORT_MODEL: 'some' },
  });
  const { follow, run } = await visit(url);
  const events = await follow('/api/chat', { question: 'Anybody there?' });
  expect(events.at(-1)).toMatchObject({
    type: 'end',
    reason: 'failed',
    message: expect.stringMatching(/^The model did not answer/),
  });
  expect(JSON.stringify(events)).not.toContain('very-secret');
  expect(resultOf(await run('return 1'))).toBe(1);
});

/** A real MCP server over streamable HTTP, on this machine. */
async function startRemote(): Promise<{ readonly url: string; readonly keys: readonly (string | undefined)[] }> {
  const keys: (string | undefined)[] = [];
  const server = createServer((incoming, outgoing) => {
    keys.push(incoming.headers.authorization);
    void answer(incoming).then(async (response) => {
      outgoing.writeHead(response.status, Object.fromEntries(response.headers));
      for await (const piece of response.body ?? []) outgoing.write(piece);
      outgoing.end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/mcp`, keys };
}

async function answer(incoming: IncomingMessage): Promise<Response> {
  const mcp = new McpServer({ name: 'remote', version: '1.0.0' });
  mcp.registerTool(
    'double',
    { description: 'Doubles.', inputSchema: { value: z.number() }, outputSchema: { double: z.number() } },
    ({ value }) => ({ structuredContent: { double: value * 2 }, content: [] }),
  );
  const transport = new WebStandardStreamableHTTPServerTransport({ enableJsonResponse: true });
  await mcp.connect(transport);
  const { method = 'GET', headers, url = '/' } = incoming;
  const body = method === 'POST' ? (Readable.toWeb(incoming) as ReadableStream<Uint8Array>) : null;
  const given = Object.entries(headers).map(([name, value]): [string, string] => [name, String(value)]);
  return transport.handleRequest(
    new Request(new URL(url, 'http://127.0.0.1'), { method, headers: given, body, duplex: 'half' } as RequestInit),
  );
}
