import { execFile, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

import type { ToolProvider } from '@sallyport/contract';
import { describe, expect, onTestFinished, test, vi } from 'vitest';

import { createHttpConnector } from '../src/connect.ts';
import { type McpConnect, type McpHub, type McpHubOptions, createMcpHub } from '../src/index.ts';
import { createStdioConnector } from '../src/node.ts';
import { callContext, rejection } from './call-context.ts';
import { connectMemory, connectStdio, serverPath } from './connect.ts';
import { createDecentServer } from './servers/decent-server.ts';
import { serveHttp } from './servers/http-server.ts';

async function open(servers: McpHubOptions['servers'], options: Partial<McpHubOptions> = {}): Promise<McpHub> {
  const hub = await createMcpHub({ ...options, servers });
  onTestFinished(() => hub[Symbol.asyncDispose]());
  return hub;
}

function provider(hub: McpHub, name: string): ToolProvider {
  const found = hub.providers.find(({ namespace }) => namespace === name);
  if (!found) throw new Error(`no ${name}`);
  return found;
}

/** A path for one test. */
function mark(): string {
  const folder = mkdtempSync(join(tmpdir(), 'sallyport-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return join(folder, 'mark');
}

const stdio = (name: string, ...args: readonly string[]): McpConnect =>
  createStdioConnector({ command: process.execPath, args: [serverPath(name), ...args] });

/** A server of each SDK's client. */
const generations: readonly (readonly [string, (name: string, ...args: readonly string[]) => McpConnect])[] = [
  [
    '1.x',
    (name, ...args) =>
      () =>
        connectStdio('1.x', [serverPath(name), ...args], () => undefined),
  ],
  ['2.x', stdio],
];

describe.each(generations)('a hub of %s clients', (_generation, connect) => {
  test('calls tools of several servers, each under its name', async () => {
    const hub = await open({
      one: { connect: connect('decent-stdio.ts') },
      two: { connect: connect('decent-stdio.ts') },
    });
    expect(hub.servers).toEqual([
      { name: 'one', state: 'ready', tools: 8 },
      { name: 'two', state: 'ready', tools: 8 },
    ]);
    expect(hub.providers.map(({ namespace, instructions }) => [namespace, instructions])).toEqual([
      ['one', 'Be decent.'],
      ['two', 'Be decent.'],
    ]);
    expect(await provider(hub, 'two').callTool('structured', { n: 2 }, callContext())).toEqual({ double: 4 });
  });

  test('tells a program of a server that died, and connects anew for the next call', async () => {
    const path = mark();
    const seen: string[] = [];
    const hub = await open(
      { fragile: { connect: connect('fragile-server.ts', path) } },
      { onStatus: ({ state }) => void seen.push(state) },
    );
    const fragile = provider(hub, 'fragile');
    const before = await fragile.callTool('pid', {}, callContext());
    expect(await rejection(fragile.callTool('write', {}, callContext()))).toMatchObject({
      name: 'ToolError',
      code: 'connection_closed',
      message: 'The connection to the MCP server is closed.',
    });
    expect(await fragile.callTool('write', {}, callContext())).toBe('here');
    expect(await fragile.callTool('pid', {}, callContext())).not.toBe(before);
    expect(seen).toEqual(['starting', 'ready', 'lost', 'ready']);
  });

  test.each(['read', 'again'])('makes a broken call of "%s" again, since its author says it may be', async (name) => {
    const hub = await open({ fragile: { connect: connect('fragile-server.ts', mark()) } });
    expect(await provider(hub, 'fragile').callTool(name, {}, callContext())).toBe('here');
  });
});

test('names a server that does not start and why, and the others work', async () => {
  const hub = await open({
    good: { connect: stdio('decent-stdio.ts') },
    missing: { connect: createStdioConnector({ command: 'no-such-program' }) },
    loud: {
      connect: createStdioConnector({
        command: process.execPath,
        args: ['-e', 'console.error("no database"); process.exit(3)'],
      }),
    },
    silent: {
      connect: createStdioConnector({ command: process.execPath, args: ['-e', 'setInterval(() => {}, 1e6)'] }),
      startMs: 300,
    },
  });
  expect(Object.fromEntries(hub.servers.map(({ name, state }) => [name, state]))).toEqual({
    good: 'ready',
    missing: 'failed',
    loud: 'failed',
    silent: 'failed',
  });
  const errors = Object.fromEntries(hub.servers.map(({ name, error }) => [name, error]));
  expect(errors['missing']).toMatchObject({ code: 'server_failed', message: expect.stringContaining('ENOENT') });
  expect(errors['loud']).toMatchObject({
    code: 'server_failed',
    message: expect.stringMatching(/"loud".*no database/su),
  });
  expect(errors['silent']).toMatchObject({ message: expect.stringContaining('did not start within 300 ms') });
  expect(await provider(hub, 'good').callTool('structured', { n: 1 }, callContext())).toEqual({ double: 2 });
  expect(await provider(hub, 'loud').listTools(callContext())).toEqual([]);
  expect(await rejection(provider(hub, 'loud').callTool('a', {}, callContext()))).toMatchObject({
    code: 'server_unavailable',
    message: 'The MCP server could not be reached.',
  });
});

test('starts all servers before it waits for any', async () => {
  const begun: string[] = [];
  const gate = Promise.withResolvers<void>();
  const held =
    (name: string): McpConnect =>
    async () => {
      begun.push(name);
      if (begun.length === 20) gate.resolve();
      await gate.promise;
      return connectMemory('2.x', createDecentServer());
    };
  const names = Array.from({ length: 20 }, (_, index) => `server${index}`);
  const hub = await open(Object.fromEntries(names.map((name) => [name, { connect: held(name) }])));
  expect(hub.servers.every(({ state }) => state === 'ready')).toBe(true);
});

test('shares one attempt between all calls that wait for a server, and spaces attempts out', async () => {
  const connect = vi.fn<McpConnect>(() => Promise.reject(new Error('down')));
  const hub = await open({ down: { connect } });
  const down = provider(hub, 'down');
  const errors = await Promise.all(Array.from({ length: 50 }, () => rejection(down.callTool('a', {}, callContext()))));
  expect(errors.every((error) => (error as { code: string }).code === 'server_unavailable')).toBe(true);
  expect(connect).toHaveBeenCalledTimes(2);
});

test('tells listeners when a server that had failed comes back with its tools', async () => {
  let isUp = false;
  const connect: McpConnect = (options) =>
    isUp ? stdio('decent-stdio.ts')(options) : Promise.reject(new Error('down'));
  const hub = await open({ late: { connect } });
  const late = provider(hub, 'late');
  const changed = vi.fn<() => void>();
  late.onToolsChanged?.(changed);
  expect(await late.listTools(callContext())).toEqual([]);
  isUp = true;
  await vi.waitFor(async () => expect((await late.listTools(callContext())).length).toBe(8), { timeout: 10_000 });
  expect(changed).toHaveBeenCalled();
});

test('ends a call that waits for a server when its run ends', async () => {
  const hub = await open({ stuck: { connect: () => new Promise(() => undefined), startMs: 50 } });
  const controller = new AbortController();
  const call = rejection(provider(hub, 'stuck').callTool('a', {}, callContext(controller.signal)));
  controller.abort(new Error('run over'));
  expect(await call).toMatchObject({ message: 'run over' });
});

test('shows only the tools that pass the lists, and says which it left out', async () => {
  const onSkip = vi.fn<(tool: object) => void>();
  const hub = await open({
    some: { connect: stdio('decent-stdio.ts'), allow: ['s*', 'wait'], deny: ['*s'], onSkip },
  });
  const tools = await provider(hub, 'some').listTools(callContext());
  expect(tools.map(({ name }) => name)).toEqual(['structured', 'wait', 'shrink']);
  expect(onSkip).toHaveBeenCalledWith({ name: 'steps', reason: 'not_allowed' });
});

test('finds a session again after an HTTP server forgot it', async () => {
  const first = await serveHttp();
  let url = first;
  const hub = await open({
    web: { connect: (options) => createHttpConnector({ url, headers: { 'x-key': '1' } })(options) },
  });
  const web = provider(hub, 'web');
  expect(await web.callTool('structured', { n: 1 }, callContext())).toEqual({ double: 2 });
  const { fetch } = globalThis;
  vi.stubGlobal('fetch', async (target: URL | string, init?: RequestInit) =>
    new URL(target).href === first.href ? new Response('gone', { status: 404 }) : fetch(target, init),
  );
  onTestFinished(() => void vi.unstubAllGlobals());
  url = await serveHttp();
  // `structured` is read-only: the call is made again on the new session.
  expect(await web.callTool('structured', { n: 2 }, callContext())).toEqual({ double: 4 });
});

test('rejects with the reason of its signal and leaves no server running', async () => {
  const controller = new AbortController();
  const hub = createMcpHub({
    servers: {
      slow: {
        connect: ({ signal }) =>
          new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason))),
      },
    },
    signal: controller.signal,
  });
  controller.abort(new Error('enough'));
  expect(await rejection(hub)).toMatchObject({ message: 'enough' });
});

test('a server that hangs at its start is gone when that is told', async () => {
  const pids: number[] = [];
  const hub = await open({
    silent: {
      connect: createStdioConnector({
        command: process.execPath,
        args: ['-e', 'console.error(process.pid); setInterval(() => {}, 1e6)'],
        onStderr: (text) => void pids.push(Number(text)),
      }),
      startMs: 1_000,
    },
  });
  expect(hub.servers[0]?.state).toBe('failed');
  const [pid = 0] = pids;
  expect(pid).toBeGreaterThan(0);
  await expect.poll(() => isRunning(pid)).toBe(false);
});

test('a server that does not go by itself goes with the process of its host', async () => {
  const script = fileURLToPath(new URL('servers/stubborn-host.ts', import.meta.url));
  const run = promisify(execFile);
  const { stdout } = await run(process.execPath, ['--conditions=@sallyport/source', script]);
  const pid = Number(stdout);
  expect(pid).toBeGreaterThan(0);
  await expect.poll(() => isRunning(pid)).toBe(false);
});

/** One that has ended and that nobody asked about yet does not run. */
function isRunning(pid: number): boolean {
  const { stdout } = spawnSync('ps', ['-o', 'stat=', '-p', String(pid)], { encoding: 'utf8' });
  return /^[^Z\s]/.test(stdout.trim());
}
