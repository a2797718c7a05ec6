import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';

import { type StartedWorker, startWorker } from './start-worker.ts';

let worker: StartedWorker;
beforeAll(async () => void (worker = await startWorker()));
afterAll(() => worker.close());

async function connect(): Promise<{ readonly client: Client; readonly transport: StreamableHTTPClientTransport }> {
  const client = new Client({ name: 'test', version: '0.0.0' });
  const transport = new StreamableHTTPClientTransport(new URL('/mcp', worker.url));
  await client.connect(transport);
  onTestFinished(() => client.close());
  return { client, transport };
}

test('an MCP client from outside lists the tools and calls them', async () => {
  const { client } = await connect();
  const { tools } = await client.listTools();
  expect(tools.map(({ name }) => name).toSorted()).toEqual([
    'count_shelves',
    'get_quote',
    'get_sales',
    'get_stock',
    'list_orders',
    'list_parts',
    'list_suppliers',
    'move_stock',
    'place_order',
  ]);
  const { structuredContent } = await client.callTool({ name: 'list_parts', arguments: { page: 3 } });
  expect(structuredContent).toMatchObject({ page: 3, pages: 3 });
});

test('a session keeps its writes to itself, and is gone once it was ended', async () => {
  const [ada, ben] = await Promise.all([connect(), connect()]);
  const lines = [{ sku: 'CH-01', shop: 'Hill', quantity: 3 }];
  const placed = await ada.client.callTool({ name: 'place_order', arguments: { supplier: 'alder', lines } });
  expect(placed.structuredContent).toMatchObject({ order: 'PO-1001' });
  const ordersOf = async ({ client }: typeof ada): Promise<unknown> =>
    (await client.callTool({ name: 'list_orders' })).structuredContent;
  expect(await ordersOf(ada)).toMatchObject({ orders: [{ order: 'PO-1001', lines: 1 }] });
  expect(await ordersOf(ben)).toEqual({ orders: [] });
  const sessionId = ada.transport.sessionId ?? '';
  await ada.transport.terminateSession();
  const late = await postRaw({ jsonrpc: '2.0', id: 1, method: 'tools/list' }, { 'mcp-session-id': sessionId });
  expect(late.status).toBe(404);
});

test('a tool says in words what is wrong with its arguments, and what it will not do', async () => {
  const { client } = await connect();
  const wrong = await client.callTool({ name: 'get_stock', arguments: { shop: 'Nowhere' } });
  expect(wrong).toMatchObject({ isError: true });
  const down = await client.callTool({
    name: 'get_quote',
    arguments: { supplier: 'dunmore', sku: 'TY-01', quantity: 1 },
  });
  expect(down).toMatchObject({ isError: true, content: [{ text: expect.stringContaining('does not answer') }] });
  const tooMany = await client.callTool({
    name: 'move_stock',
    arguments: { sku: 'TY-01', from: 'Hill', to: 'Station', quantity: 9_999 },
  });
  expect(tooMany).toMatchObject({
    isError: true,
    content: [{ text: expect.stringMatching(/reserved: \d+ can be moved/) }],
  });
});

test('a cancelled call stops in the store, which tells progress until then', async () => {
  const { client } = await connect();
  const controller = new AbortController();
  const progress: number[] = [];
  const call = client.callTool({ name: 'count_shelves', arguments: { shop: 'Hill' } }, undefined, {
    signal: controller.signal,
    onprogress(value) {
      progress.push(value.progress);
      if (value.progress === 2) controller.abort();
    },
  });
  await expect(call).rejects.toThrow();
  const lastCount = async (): Promise<unknown> =>
    (await client.callTool({ name: 'get_stock', arguments: { shop: 'Hill' } })).structuredContent;
  await new Promise((resolve) => setTimeout(resolve, 1_800));
  expect(progress).toEqual([1, 2]);
  expect(await lastCount()).toMatchObject({ lastCount: { shelves: 2, complete: false } });
});

test('a request without a session, of a foreign page, or that is no MCP message is refused', async () => {
  expect((await postRaw({ jsonrpc: '2.0', id: 1, method: 'tools/list' })).status).toBe(400);
  expect((await postRaw({ jsonrpc: '2.0', id: 1, method: 'tools/list' }, { 'mcp-session-id': '../x' })).status).toBe(
    400,
  );
  const stranger = { origin: 'https://elsewhere.example' };
  expect((await postRaw({ jsonrpc: '2.0', id: 1, method: 'initialize' }, stranger)).status).toBe(403);
  const { transport } = await connect();
  const sessionId = transport.sessionId ?? '';
  expect((await postRaw('not json', { 'mcp-session-id': sessionId })).status).toBe(400);
  expect((await postRaw(`"${'x'.repeat(200_000)}"`, { 'mcp-session-id': sessionId })).status).toBe(413);
});

function postRaw(body: unknown, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(new URL('/mcp', worker.url), {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json, text/event-stream', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
}
