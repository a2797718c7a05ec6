import { createServer } from 'node:http';

import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { InMemoryTransport } from '@modelcontextprotocol/sdk/inMemory.js';
import { ToolListChangedNotificationSchema } from '@modelcontextprotocol/sdk/types.js';
import { describe, expect, onTestFinished, test, vi } from 'vitest';

import { type McpClientLike, fromMcp } from '../src/index.ts';
import { callContext, rejection } from './call-context.ts';
import { connectHttp, connectMemory, connectStdio, generations, serverPath } from './connect.ts';
import { createDecentServer } from './servers/decent-server.ts';
import { listen, serveHttp } from './servers/http-server.ts';

describe.each(generations)('%s client', (generation) => {
  test('leaves a call running for as long as its run does', async () => {
    const provider = await fromMcp(await connectMemory(generation, createDecentServer()));
    vi.useFakeTimers();
    onTestFinished(() => void vi.useRealTimers());
    const controller = new AbortController();
    const settled = vi.fn<() => void>();
    const call = provider.callTool('wait', {}, callContext(controller.signal));
    call.then(settled, settled);
    await vi.advanceTimersByTimeAsync(3_600_000);
    expect(settled).not.toHaveBeenCalled();
    controller.abort(new Error('run over'));
    expect(await rejection(call)).toMatchObject({ message: 'run over' });
  });

  test('hears of changed tools beside handlers the host set before and after', async () => {
    const before = vi.fn<() => void>();
    const after = vi.fn<() => void>();
    const ours = vi.fn<() => void>();
    const client = await connectMemory(generation, createDecentServer(), {
      listChanged: { tools: { autoRefresh: false, debounceMs: 0, onChanged: before } },
    });
    const provider = await fromMcp(client);
    const watch = provider.onToolsChanged?.(ours);
    await provider.callTool('grow', {}, callContext());
    await vi.waitFor(() => expect([before, ours].map((spy) => spy.mock.calls.length)).toEqual([1, 1]));
    if (client instanceof Client) client.setNotificationHandler(ToolListChangedNotificationSchema, after);
    else client.setNotificationHandler('notifications/tools/list_changed', after);
    await provider.callTool('shrink', {}, callContext());
    await vi.waitFor(() => expect([after, ours].map((spy) => spy.mock.calls.length)).toEqual([1, 2]));
    watch?.[Symbol.dispose]();
    await provider.callTool('grow', {}, callContext());
    await vi.waitFor(() => expect(after).toHaveBeenCalledTimes(2));
    expect(ours).toHaveBeenCalledTimes(2);
  });

  test('leaves the transport as it found it once nobody listens', async () => {
    const client = await connectMemory(generation, createDecentServer());
    const found = client.transport?.onmessage;
    const provider = await fromMcp(client);
    const watch = provider.onToolsChanged?.(() => undefined);
    expect(client.transport?.onmessage).not.toBe(found);
    watch?.[Symbol.dispose]();
    expect(client.transport?.onmessage).toBe(found);
  });

  test('hears of changed tools after the client was connected anew', async () => {
    const client = await connectMemory(generation, createDecentServer());
    const provider = await fromMcp(client);
    const changed = vi.fn<() => void>();
    provider.onToolsChanged?.(changed);
    await client.close();
    const [near, far] = InMemoryTransport.createLinkedPair();
    await createDecentServer().connect(far);
    await client.connect(near);
    await provider.callTool('grow', {}, callContext());
    await vi.waitFor(() => expect(changed).toHaveBeenCalled());
  });

  test('loses no progress that arrives together with its answer', async () => {
    const provider = await fromMcp(await connectStdio(generation, [serverPath('hasty-server.ts')]));
    const context = callContext();
    expect(await provider.callTool('rush', {}, context)).toBe('done');
    expect(context.reported.map(({ progress }) => progress)).toEqual([1, 2, 3]);
  });

  test('tells a program nothing of a host that cannot be reached', async () => {
    const url = await serveHttp();
    const provider = await fromMcp(await connectHttp(generation, url));
    await provider.listTools(callContext());
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError(`connect ECONNREFUSED ${url}`)));
    onTestFinished(() => void vi.unstubAllGlobals());
    const error = await rejection(provider.callTool('structured', { n: 1 }, callContext()));
    expect(error).toMatchObject({ code: 'server_unavailable', message: 'The MCP server could not be reached.' });
    expect(error).toMatchObject({ data: undefined, cause: { message: expect.stringContaining('ECONNREFUSED') } });
  });

  test('tells a program nothing of the page a broken gateway sends', async () => {
    const http = createServer((_request, response) => response.writeHead(502).end('gateway at 10.0.0.7'));
    const port = await listen(http);
    onTestFinished(() => void http.close());
    const url = await serveHttp();
    const provider = await fromMcp(await connectHttp(generation, url));
    const { fetch } = globalThis;
    vi.stubGlobal('fetch', (_url: unknown, init: RequestInit) => fetch(`http://127.0.0.1:${port}/`, init));
    onTestFinished(() => void vi.unstubAllGlobals());
    expect(await rejection(provider.callTool('structured', { n: 1 }, callContext()))).toMatchObject({
      code: 'server_unavailable',
      message: 'The MCP server could not be reached.',
    });
  });
});

test('asks for a connection when the client has none', async () => {
  const client = new Client({ name: 'tests', version: '1' });
  expect(await rejection(fromMcp(client))).toMatchObject({ name: 'McpAdapterError', code: 'not_connected' });
});

test('lists through listTools where a wrapper offers nothing else', async () => {
  const inner = await connectMemory('2.x', createDecentServer());
  const wrapper: McpClientLike = {
    callTool: (params) => inner.callTool(params),
    listTools: (params) => inner.listTools(params),
  };
  const provider = await fromMcp(wrapper, { namespace: 'wrapped' });
  expect(await provider.listTools(callContext())).toHaveLength(8);
  expect(await provider.callTool('structured', { n: 2 }, callContext())).toEqual({ double: 4 });
  provider.onToolsChanged?.(() => undefined)[Symbol.dispose]();
});

test('sends nothing after an abort, also through a wrapper that drops signals', async () => {
  const sent = vi.fn<() => Promise<unknown>>(async () => ({ tools: [], content: [] }));
  const provider = await fromMcp({ callTool: sent, listTools: sent }, { namespace: 'wrapped' });
  const reason = new Error('too late');
  const context = callContext(AbortSignal.abort(reason));
  expect(await rejection(provider.listTools(context))).toBe(reason);
  expect(await rejection(provider.callTool('a', {}, context))).toBe(reason);
  expect(sent).not.toHaveBeenCalled();
});
