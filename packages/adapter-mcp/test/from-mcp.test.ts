import { isToolError } from '@sallyport/contract';
import { describe, expect, test, vi } from 'vitest';

import { type McpClientLike, fromMcp } from '../src/index.ts';
import { callContext, rejection } from './call-context.ts';
import { type Generation, connectHttp, connectStdio, serverPath, generations } from './connect.ts';
import { serveHttp } from './servers/http-server.ts';

type Connect = () => Promise<McpClientLike>;

function connections(generation: Generation): readonly (readonly [string, Connect])[] {
  return [
    [`${generation} client over stdio`, () => connectStdio(generation, [serverPath('decent-stdio.ts')])],
    [`${generation} client over HTTP`, async () => connectHttp(generation, await serveHttp())],
  ];
}

describe.each(generations.flatMap(connections))('%s', (_name, connect) => {
  test('names the provider after the server and passes on its instructions', async () => {
    const provider = await fromMcp(await connect());
    expect(provider.namespace).toBe('acme_decent_server');
    expect(provider.instructions).toBe('Be decent.');
  });

  test('lists tools with titles, schemas and hints', async () => {
    const provider = await fromMcp(await connect());
    const tools = await provider.listTools(callContext());
    expect(tools.map((tool) => tool.name)).toEqual([
      'structured',
      'lies',
      'fails',
      'wait',
      'waiting',
      'steps',
      'grow',
      'shrink',
    ]);
    expect(tools[0]).toMatchObject({
      name: 'structured',
      title: 'Structured',
      description: 'Answers twice.',
      input: { type: 'object', properties: { n: { type: 'number' } }, required: ['n'] },
      output: { type: 'object', properties: { double: { type: 'number' } } },
      annotations: { readOnly: true, destructive: false, idempotent: true, openWorld: false },
    });
    expect(tools[2]?.annotations).toEqual({});
  });

  test('prefers structured content over text', async () => {
    const provider = await fromMcp(await connect());
    await provider.listTools(callContext());
    expect(await provider.callTool('structured', { n: 21 }, callContext())).toEqual({ double: 42 });
  });

  test('throws a failed result as a ToolError with its text and data', async () => {
    const provider = await fromMcp(await connect());
    const error = await rejection(provider.callTool('fails', {}, callContext()));
    expect(isToolError(error)).toBe(true);
    expect(error).toMatchObject({
      name: 'ToolError',
      code: 'tool_failed',
      message: 'No such issue.\nTry another.',
      data: { status: 404 },
    });
  });

  test('passes progress on while the call is under way', async () => {
    const provider = await fromMcp(await connect());
    const context = callContext();
    expect(await provider.callTool('steps', { total: 3 }, context)).toBe('done');
    expect(context.reported).toEqual([
      { progress: 1, total: 3, message: 'step 1' },
      { progress: 2, total: 3, message: 'step 2' },
      { progress: 3, total: 3, message: 'step 3' },
    ]);
  });

  test('tells the server of an abort and rejects with its reason', async () => {
    const provider = await fromMcp(await connect());
    const reason = new Error('enough');
    const controller = new AbortController();
    const call = provider.callTool('wait', {}, callContext(controller.signal));
    const state = (): Promise<unknown> => provider.callTool('waiting', {}, callContext());
    await vi.waitFor(async () => expect(await state()).toMatchObject({ waiting: 1 }), { timeout: 5000 });
    controller.abort(reason);
    expect(await rejection(call)).toBe(reason);
    await vi.waitFor(async () => expect(await state()).toEqual({ waiting: 1, cancelled: ['Error: enough'] }), {
      timeout: 5000,
    });
  });

  test('sends nothing when its signal has aborted before', async () => {
    const provider = await fromMcp(await connect());
    const reason = new Error('too late');
    expect(await rejection(provider.callTool('wait', {}, callContext(AbortSignal.abort(reason))))).toBe(reason);
    expect(await rejection(provider.listTools({ signal: AbortSignal.abort(reason) }))).toBe(reason);
    expect(await provider.callTool('waiting', {}, callContext())).toEqual({ waiting: 0, cancelled: [] });
  });

  test('cancels nothing when the run ends after the answer', async () => {
    const client = await connect();
    const sent: unknown[] = [];
    const transport = client.transport as { send(message: object): Promise<void> };
    const send = transport.send.bind(transport);
    transport.send = (message, ...rest: []) => {
      sent.push(message);
      return send(message, ...rest);
    };
    const provider = await fromMcp(client);
    const controller = new AbortController();
    await provider.callTool('waiting', {}, callContext(controller.signal));
    controller.abort();
    expect(sent).toHaveLength(1);
  });

  test('tells listeners when the list of tools has changed, until they leave', async () => {
    const provider = await fromMcp(await connect());
    const staying = vi.fn<() => void>();
    const leaving = vi.fn<() => void>();
    const left = provider.onToolsChanged?.(leaving);
    provider.onToolsChanged?.(staying);
    left?.[Symbol.dispose]();
    await provider.callTool('grow', {}, callContext());
    await vi.waitFor(() => expect(staying).toHaveBeenCalled(), { timeout: 5000 });
    expect(leaving).not.toHaveBeenCalled();
    const tools = await provider.listTools(callContext());
    expect(tools.map((tool) => tool.name)).toContain('grown');
  });
});
