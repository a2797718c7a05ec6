import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';

import { isMedia } from '@sallyport/contract';
import { describe, expect, onTestFinished, test } from 'vitest';

import { type McpClientLike, fromMcp } from '../src/index.ts';
import { callContext, rejection } from './call-context.ts';
import { type Generation, connectHttp, connectStdio, generations } from './connect.ts';
import { listen } from './servers/http-server.ts';

const program = createRequire(import.meta.url).resolve('@modelcontextprotocol/server-everything/dist/index.js');

async function serveEverything(): Promise<URL> {
  const probe = createServer();
  const port = await listen(probe);
  await new Promise((resolve) => probe.close(resolve));
  const child = spawn(process.execPath, [program, 'streamableHttp'], {
    env: { ...process.env, PORT: String(port) },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  onTestFinished(() => end(child));
  const [line] = await once(child.stderr, 'data');
  expect(String(line)).toContain('listening');
  return new URL(`http://127.0.0.1:${port}/mcp`);
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = once(child, 'exit');
  child.kill('SIGKILL');
  await exit;
}

function connections(generation: Generation): readonly (readonly [string, () => Promise<McpClientLike>])[] {
  return [
    [`${generation} client over stdio`, () => connectStdio(generation, [program])],
    [`${generation} client over HTTP`, async () => connectHttp(generation, await serveEverything())],
  ];
}

describe.each(generations.flatMap(connections))('server-everything and a %s', (_name, connect) => {
  test('lists and calls tools, with media, links, structure, progress and failures', async () => {
    const provider = await fromMcp(await connect());
    expect(provider.namespace).toBe('mcp_servers_everything');
    expect(provider.instructions).toContain('Everything Server');
    const tools = await provider.listTools(callContext());
    expect(tools.map((tool) => tool.name)).toEqual(
      expect.arrayContaining(['echo', 'get-sum', 'get-structured-content']),
    );
    expect(tools.find((tool) => tool.name === 'get-structured-content')?.output).toMatchObject({ type: 'object' });

    expect(await provider.callTool('echo', { message: 'hi' }, callContext())).toBe('Echo: hi');
    expect(await provider.callTool('get-structured-content', { location: 'Chicago' }, callContext())).toMatchObject({
      conditions: expect.any(String),
    });
    const picture = await provider.callTool('get-tiny-image', {}, callContext());
    expect(Array.isArray(picture) && picture.map((part) => (isMedia(part) ? part.mimeType : typeof part))).toEqual([
      'string',
      'image/png',
      'string',
    ]);
    const links = await provider.callTool('get-resource-links', { count: 1 }, callContext());
    expect(links).toEqual([expect.any(String), expect.objectContaining({ type: 'resource_link' })]);
    expect(await rejection(provider.callTool('get-sum', { a: 'x' }, callContext()))).toMatchObject({
      code: 'tool_failed',
    });

    const context = callContext();
    await provider.callTool('trigger-long-running-operation', { duration: 0.3, steps: 3 }, context);
    expect(context.reported[0]).toEqual({ progress: 1, total: 3 });
  });
});
