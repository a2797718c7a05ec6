import { type ToolProvider, isMedia } from '@sallyport/contract';
import { beforeAll, describe, expect, test } from 'vitest';

import { type FromMcpOptions, type SkippedMcpTool, fromMcp } from '../src/index.ts';
import { callContext, rejection } from './call-context.ts';
import { connectStdio, serverPath, generations } from './connect.ts';

describe.each(generations)('%s client of a server without an SDK', (generation) => {
  async function provide(listing: string, options: FromMcpOptions = {}, serverName = 'raw') {
    return fromMcp(await connectStdio(generation, [serverPath('raw-server.ts'), listing, serverName]), options);
  }
  async function names(listing: string): Promise<readonly string[]> {
    const tools = await (await provide(listing)).listTools(callContext());
    return tools.map((tool) => tool.name);
  }

  let shared: ToolProvider;
  beforeAll(async () => {
    const ends: (() => Promise<void>)[] = [];
    shared = await fromMcp(await connectStdio(generation, [serverPath('raw-server.ts')], (end) => ends.push(end)));
    return async () => void (await Promise.all(ends.map((end) => end())));
  });

  test('reads every page', async () => {
    expect(await names('pages')).toEqual(['tool-0', 'tool-1', 'tool-2']);
  });

  test('stops at a cursor it has seen', async () => {
    expect(await names('loop')).toEqual(['tool-first', 'tool-a', 'tool-b']);
  });

  test('refuses a listing without an end', async () => {
    expect(await rejection(names('endless'))).toMatchObject({ name: 'McpAdapterError', code: 'list_too_long' });
  });

  test('refuses a listing of more tools than a server can mean', async () => {
    expect(await rejection(names('flood'))).toMatchObject({ name: 'McpAdapterError', code: 'list_too_long' });
  });

  test('refuses a listing that is none', async () => {
    expect(await rejection(names('none'))).toMatchObject({ name: 'McpAdapterError', code: 'list_failed' });
  });

  test('lets a caller leave out what the server has a default for, required or not', async () => {
    const [shoot] = await (await provide('defaults')).listTools(callContext());
    expect(shoot?.input).toMatchObject({
      required: ['file', 'constructor'],
      properties: { scale: { default: 'css' } },
    });
  });

  test('keeps usable tools of a broken listing and names the rest', async () => {
    const skipped: SkippedMcpTool[] = [];
    const provider = await provide('broken', { onSkip: (tool) => skipped.push(tool) });
    expect(await provider.listTools(callContext())).toEqual([
      { name: 'good', input: { type: 'object' }, annotations: {} },
      { name: 'no-schema', input: { type: 'object' }, annotations: {} },
      { name: 'text-schema', input: { type: 'object' }, annotations: {} },
      {
        name: 'hostile-schema',
        input: { type: 'string' },
        output: { pattern: '(', $ref: 'https://x.invalid/' },
        annotations: {},
      },
      { name: 'titled', title: 'Titled', input: { type: 'object' }, annotations: { destructive: true } },
    ]);
    expect(skipped).toEqual([
      { name: undefined, reason: 'no_name' },
      { name: undefined, reason: 'no_name' },
      { name: undefined, reason: 'no_name' },
      { name: 'good', reason: 'duplicate_name' },
      { name: 'task-only', reason: 'needs_task' },
    ]);
  });

  test.each([
    ['json-text', { a: [1, 2] }],
    ['json-array', [1, 2]],
    ['almost-json', '{not json}'],
    ['number', '42'],
    ['texts', 'one\ntwo'],
    ['empty', undefined],
    ['image', { mimeType: 'image/png', data: 'iVBORw0KGgo=' }],
    ['audio', { mimeType: 'audio/wav', data: 'UklGRg==' }],
    ['mixed', ['look:', { mimeType: 'image/png', data: 'iVBORw0KGgo=' }, { a: 1 }]],
    ['blob', { mimeType: 'application/octet-stream', data: 'AAEC', name: 'file:///a.bin', uri: 'file:///a.bin' }],
    ['text-resource', { uri: 'file:///a.txt', mimeType: 'text/plain', text: 'hi' }],
    ['link', { type: 'resource_link', uri: 'file:///b', name: 'b' }],
    ['both-image', { a: 1 }],
  ])('gives a program the result of "%s" as a value', async (name, value) => {
    expect(await shared.callTool(name, {}, callContext())).toEqual(value);
  });

  test('marks images, sounds and binary resources as media', async () => {
    const results = await Promise.all(
      ['image', 'audio', 'blob', 'text-resource', 'link'].map((name) => shared.callTool(name, {}, callContext())),
    );
    expect(results.map(isMedia)).toEqual([true, true, true, false, false]);
  });

  test('gives a failure without words a message', async () => {
    const error = await rejection(shared.callTool('silent-failure', {}, callContext()));
    expect(error).toMatchObject({
      code: 'tool_failed',
      message: 'The tool failed without saying why.',
      data: undefined,
    });
  });

  test('passes on what the server says when it refuses a call', async () => {
    expect(await rejection(shared.callTool('refused', {}, callContext()))).toMatchObject({
      name: 'ToolError',
      code: 'invalid_input',
      message: 'Say please.',
      data: { hint: 'please' },
    });
    expect(await rejection(shared.callTool('own-code', {}, callContext()))).toMatchObject({
      code: 'protocol_error',
      message: 'Odd.',
    });
  });

  test('says only that the connection is closed when the server dies', async () => {
    const provider = await provide('results');
    const died = await rejection(provider.callTool('die', {}, callContext()));
    const after = await rejection(provider.callTool('image', {}, callContext()));
    for (const error of [died, after]) {
      expect(error).toMatchObject({
        code: 'connection_closed',
        message: 'The connection to the MCP server is closed.',
        data: undefined,
      });
    }
  });

  test('refuses an input that is no object before it is sent', async () => {
    expect(await rejection(shared.callTool('params', [1], callContext()))).toMatchObject({ code: 'invalid_input' });
  });

  test('sends the idempotency key, the trace context and what the host adds as _meta', async () => {
    const provider = await provide('results', {
      meta: ({ name, context }) => ({ 'example.com/key': `${name} ${context.idempotencyKey}` }),
    });
    const context = { ...callContext(), trace: { traceparent: '00-1-2-01', baggage: 'a=b' } };
    expect(await provider.callTool('params', { a: 1 }, context)).toEqual({
      name: 'params',
      arguments: { a: 1 },
      _meta: {
        'example.com/key': 'params key-1',
        'sallyport/idempotencyKey': 'key-1',
        traceparent: '00-1-2-01',
        baggage: 'a=b',
        progressToken: expect.any(Number),
      },
    });
  });

  test('never lets a broken output schema stop a call', async () => {
    const provider = await provide('broken');
    await provider.listTools(callContext());
    expect(await rejection(provider.callTool('hostile-schema', {}, callContext()))).toMatchObject({
      message: 'Unknown tool',
    });
  });

  test('explains a result the client itself has checked and refused', async () => {
    const client = await connectStdio(generation, [serverPath('raw-server.ts'), 'results']);
    await client.listTools();
    const provider = await fromMcp(client);
    expect(await rejection(provider.callTool('broken-promise', {}, callContext()))).toMatchObject({
      code: 'invalid_output',
      message: 'Tool broken-promise has an output schema but did not return structured content',
    });
    expect(await rejection(provider.callTool('wrong-structure', {}, callContext()))).toMatchObject({
      code: 'invalid_output',
      message: expect.stringContaining("Structured content does not match the tool's output schema"),
    });
  });

  test.each([
    ['@github/mcp server!', 'github_mcp_server'],
    ['__proto__', 'proto'],
    ['7up', '_7up'],
    ['x'.repeat(200), 'x'.repeat(64)],
  ])('makes a safe namespace of the name "%s"', async (serverName, namespace) => {
    expect((await provide('results', {}, serverName)).namespace).toBe(namespace);
  });

  test('asks for a namespace when the name holds no letter', async () => {
    expect(await rejection(provide('results', {}, '名前'))).toMatchObject({ code: 'no_namespace' });
    expect((await provide('results', { namespace: '' }, '名前')).namespace).toBe('');
  });

  test('closes the client only when it is told to', async () => {
    expect(shared[Symbol.asyncDispose]).toBeUndefined();
    const owned = await provide('results', { closeClient: true });
    await owned[Symbol.asyncDispose]?.();
    expect(await rejection(owned.callTool('image', {}, callContext()))).toMatchObject({ code: 'connection_closed' });
  });
});

describe('1.x client of a server without an SDK', () => {
  // The 2.x client checks results itself and lets none of these through.
  test('bears odd results', async () => {
    const provider = await fromMcp(await connectStdio('1.x', [serverPath('raw-server.ts')]));
    const names = ['structured-array', 'bad-image', 'unknown', 'not-parts', 'old-result'];
    expect(await Promise.all(names.map((name) => provider.callTool(name, {}, callContext())))).toEqual([
      [1, 2],
      { type: 'image', mimeType: 'image/png', data: 'not base64!' },
      { type: 'hologram', data: 'x' },
      'kept',
      { old: true },
    ]);
  });
});

describe('2.x client of a server without an SDK', () => {
  test('says so when the client refused the result', async () => {
    const provider = await fromMcp(await connectStdio('2.x', [serverPath('raw-server.ts')]));
    expect(await rejection(provider.callTool('unknown', {}, callContext()))).toMatchObject({
      code: 'invalid_output',
      message: 'The MCP server answered with something that is no tool result.',
    });
  });
});
