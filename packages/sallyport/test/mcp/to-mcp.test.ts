import { Client as FirstClient } from '@modelcontextprotocol/sdk/client/index.js';
import { InMemoryTransport } from '@modelcontextprotocol/sdk/inMemory.js';
import { fromMcp, toMcp } from '@sallyport/adapter-mcp';
import { McpServer as SecondServer, Server as SecondSpeaker } from '@modelcontextprotocol/server';
import { Server as FirstSpeaker } from '@modelcontextprotocol/sdk/server/index.js';
import { McpServer as FirstServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { createIsolatedVmSandbox } from '@sallyport/sandbox-isolated-vm';
import { describe, expect, expectTypeOf, onTestFinished, test, vi } from 'vitest';

import { type CodeMode, createCodeMode, defineTools } from '../../src/index.ts';
import { openProxy, program } from './open-proxy.ts';
import { connectFirst, connectSecond } from './connect.ts';
import { firstServer, secondServer, serveFirst, serveSecond } from './serve.ts';

async function smallCodeMode(): Promise<CodeMode> {
  const sandbox = createIsolatedVmSandbox();
  onTestFinished(() => sandbox[Symbol.asyncDispose]());
  const tools = defineTools({
    namespace: 'math',
    tools: {
      double: {
        description: 'Doubles a number.',
        input: { type: 'object', properties: { n: { type: 'number' } }, required: ['n'] },
        output: { type: 'object', properties: { value: { type: 'number' } }, required: ['value'] },
        annotations: { readOnly: true },
        execute: ({ n }) => ({ value: Number(n) * 2 }),
      },
    },
  });
  return createCodeMode({ tools: [tools], sandbox, toolName: 'execute' });
}

/** A client of the same process. */
async function connect(server: { connect(transport: InMemoryTransport): Promise<void> }): Promise<FirstClient> {
  const [near, far] = InMemoryTransport.createLinkedPair();
  const client = new FirstClient({ name: 'tests', version: '1.0.0' }, { capabilities: { elicitation: {} } });
  await server.connect(far);
  await client.connect(near);
  onTestFinished(() => client.close());
  return client;
}

const servers = [
  ['1.x', firstServer],
  ['2.x', secondServer],
] as const;

describe.each(servers)('a %s server', (_generation, create) => {
  test('of few tools lists one tool with the whole API in its description', async () => {
    const client = await connect(create(await smallCodeMode()));
    const { tools } = await client.listTools();
    expect(tools.map(({ name }) => name)).toEqual(['execute']);
    expect(tools[0]?.description).toContain('double(input: { n: number }): Promise<{ value: number }>;');
    expect(tools[0]?.description?.length).toBeLessThanOrEqual(2048);
    const result = await client.callTool({
      name: 'execute',
      arguments: { code: 'return codemode.math.double({ n: 4 })' },
    });
    expect(result).toMatchObject({
      content: [{ type: 'text', text: 'Result:\n{"value":8}' }],
      structuredContent: {
        status: 'completed',
        result: { value: 8 },
        logs: [],
        calls: [{ path: 'math.double', status: 'completed' }],
      },
    });
  });

  test('of many tools lists search and describe beside it, in the same bytes every time', async () => {
    const codeMode = await openProxy({ board: program('switchboard.ts', '200') });
    const client = await connect(create(codeMode));
    const { tools } = await client.listTools();
    expect(tools.map(({ name }) => name)).toEqual(['execute', 'search', 'describe']);
    expect(tools[0]?.description?.length).toBeLessThanOrEqual(2048);
    await codeMode.refresh();
    expect((await client.listTools()).tools).toEqual(tools);
    const found = await client.callTool({ name: 'search', arguments: { query: 'line 117', limit: 1 } });
    expect(found.content).toEqual([{ type: 'text', text: expect.stringContaining('codemode.board.line_117') }]);
    const described = await client.callTool({ name: 'describe', arguments: { path: 'board.line_117' } });
    expect(described.content).toEqual([
      { type: 'text', text: expect.stringContaining('line_117(input?: Line1Input)') },
    ]);
    const unknown = await client.callTool({ name: 'describe', arguments: { path: 'board.lime_117' } });
    expect(unknown).toMatchObject({ isError: true, content: [{ text: expect.stringContaining('board.line_117') }] });
  });

  test('passes tools through by path, as their own server lists them, under the same gate', async () => {
    const codeMode = await smallCodeMode();
    const client = await connect(create(codeMode, { passThrough: ['math.*'] }));
    const { tools } = await client.listTools();
    expect(tools[1]).toMatchObject({
      name: 'double',
      description: 'Doubles a number.',
      inputSchema: { type: 'object', required: ['n'] },
      outputSchema: { type: 'object' },
      annotations: { readOnlyHint: true },
    });
    expect(await client.callTool({ name: 'double', arguments: { n: 2 } })).toMatchObject({
      content: [{ type: 'text', text: '{"value":4}' }],
      structuredContent: { value: 4 },
    });
    expect(await client.callTool({ name: 'double', arguments: { n: 'two', __proto__: 1 } })).toMatchObject({
      isError: true,
      content: [{ text: expect.stringContaining('The tool was not called.') }],
    });
  });

  test('refuses what it does not have by the code of the protocol', async () => {
    const client = await connect(create(await smallCodeMode(), { structured: false }));
    await expect(client.callTool({ name: 'nothing', arguments: {} })).rejects.toMatchObject({ code: -32602 });
    await expect(client.request({ method: 'resources/list' }, {} as never)).rejects.toMatchObject({ code: -32601 });
    const wrong = await client.callTool({ name: 'execute', arguments: { program: 1 } });
    expect(wrong).toMatchObject({ isError: true, content: [{ text: expect.stringContaining('{ "code": "…" }') }] });
    expect(Object.keys(await client.callTool({ name: 'execute', arguments: { code: 'return 1' } }))).toEqual([
      'content',
    ]);
  });

  test('is mounted and not wrapped by a code mode that stands before it', async () => {
    const inner = await openProxy({ board: program('switchboard.ts', '3') });
    const provider = await fromMcp(await connect(create(inner)), { namespace: 'inner' });
    const sandbox = createIsolatedVmSandbox();
    onTestFinished(() => sandbox[Symbol.asyncDispose]());
    const outer = await createCodeMode({ tools: [provider], sandbox });
    expect(outer.catalogue.entries.map(({ path }) => path)).toEqual([
      'inner.board.line_1',
      'inner.board.line_2',
      'inner.board.line_3',
      'inner.board.grow',
      'inner.board.die',
      'inner.board.meta',
    ]);
    expect(outer.types).toContain('line_2(input?: {');
    const outcome = await outer.execute({ code: 'return (await codemode.inner.board.line_2({})).line + 1' });
    expect(outcome).toMatchObject({ status: 'completed', value: 3 });
    const client = await connect(create(outer));
    const text = JSON.stringify((await client.listTools()).tools);
    expect(text).not.toContain('inner.execute');
  });
});

test('trace context and an idempotency key travel from the client to the tool', async () => {
  const codeMode = await openProxy({ board: program('switchboard.ts', '1') });
  const client = await connect(firstServer(codeMode));
  const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
  const result = await client.callTool({
    name: 'execute',
    arguments: { code: 'return [await codemode.board.meta({}), await codemode.board.meta({})]' },
    _meta: { traceparent, tracestate: 'a=1' },
  });
  const [first, second] = (result.structuredContent as { result: Record<string, unknown>[] }).result;
  expect(first).toMatchObject({ traceparent, tracestate: 'a=1', 'sallyport/idempotencyKey': expect.any(String) });
  expect(first?.['sallyport/idempotencyKey']).not.toBe(second?.['sallyport/idempotencyKey']);
});

const sessions = [
  ['1.x server', async (codeMode: CodeMode) => connectFirst(await serveFirst(codeMode))],
  ['1.x server, 2.x client', async (codeMode: CodeMode) => connectSecond(await serveFirst(codeMode))],
] as const;

test.each(sessions)('tools that change behind it are listed again, and its client is told: %s', async (_name, open) => {
  const codeMode = await openProxy({ board: program('switchboard.ts', '1') });
  const client = await open(codeMode);
  await client.call('execute', { code: 'await codemode.board.grow({})' });
  await vi.waitFor(() => expect(client.heard.changes).toBeGreaterThan(0), { timeout: 5000 });
  expect((await client.listTools())[0]?.description).toContain('line_new');
  const { structuredContent } = await client.call('execute', { code: 'return typeof codemode.board.line_new' });
  expect(structuredContent).toMatchObject({ result: 'function' });
});

test('a server for each request leaves nothing behind on the code mode', async () => {
  const codeMode = await smallCodeMode();
  let listeners = 0;
  const watched: CodeMode = new Proxy(codeMode, {
    get: (target, key, receiver) =>
      key === 'onToolsChanged'
        ? (listener: () => void) => {
            listeners += 1;
            return target.onToolsChanged(listener);
          }
        : Reflect.get(target, key, receiver),
  });
  const client = await connectSecond(await serveSecond(watched), 'auto');
  for (let n = 0; n < 5; n += 1) await client.call('execute', { code: 'return 1' });
  expect(listeners).toBe(1);
});

test('takes the servers of both SDK generations, plain ones too', async () => {
  const codeMode = await smallCodeMode();
  const about = { name: 'a', version: '1' };
  for (const server of [
    // eslint-disable-next-line typescript/no-deprecated -- the plain server is for advanced use, and must fit too
    toMcp(codeMode, { McpServer: FirstSpeaker, ...about }),
    // eslint-disable-next-line typescript/no-deprecated
    toMcp(codeMode, { McpServer: SecondSpeaker, ...about }),
  ]) {
    const client = await connect(server);
    expect((await client.listTools()).tools).toHaveLength(1);
  }
  expectTypeOf(toMcp(codeMode, { McpServer: FirstServer, ...about })).toEqualTypeOf<FirstServer>();
  expectTypeOf(toMcp(codeMode, { McpServer: SecondServer, ...about })).toEqualTypeOf<SecondServer>();
});
