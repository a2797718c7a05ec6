import { createServer, type Server } from 'node:net';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TestHarness } from 'wrangler';

import { startWorker } from './start-worker.ts';

let server: TestHarness;
let canary: Server;
let connections = 0;
let port = 0;
beforeAll(async () => {
  canary = createServer((socket) => {
    connections++;
    socket.destroy();
  });
  await new Promise<void>((resolve) => canary.listen(0, '127.0.0.1', resolve));
  const address = canary.address();
  if (typeof address === 'object' && address !== null) ({ port } = address);
  server = await startWorker('jobs', { SECRET: 'the secret of the host' });
}, 60_000);
afterAll(async () => {
  await server.close();
  canary.close();
});

/** Runs a guest's text without the runtime around it: all that the platform alone would let it do. */
async function runText(
  source: string,
): Promise<{ readonly sent: unknown[]; readonly last?: string; readonly code?: string }> {
  const response = await server.fetch('/', { method: 'POST', body: source });
  return (await response.json()) as { sent: unknown[]; last?: string; code?: string };
}

describe('a guest that can import', () => {
  test('finds no binding, no secret and no environment of the host', async () => {
    const { last } = await runText(`async () => {
      const { env, exports } = await import('cloudflare:workers');
      const { default: process } = await import('node:process');
      return JSON.stringify([Object.keys(env), Object.keys(exports ?? {}), Object.keys(process.env)]);
    }`);
    expect(JSON.parse(last ?? '')).toEqual([[], ['default'], []]);
  });

  test('cannot enter itself a second time', async () => {
    const { last } = await runText(`async () => {
      const { exports } = await import('cloudflare:workers');
      try { return 'entered: ' + await exports.default.run(async () => '='); } catch (error) { return error.message; }
    }`);
    expect(last).toBe('A world is used once.');
  });

  test('reaches no network: fetch, sockets, WebSocket and EventSource open no connection', async () => {
    const { last } = await runText(`async (send) => {
      const address = '127.0.0.1:${port}';
      const { connect } = await import('cloudflare:sockets');
      const roads = [
        async () => (await connect(address).opened),
        async () => fetch('http://' + address),
        async () => new WebSocket('ws://' + address),
        async () => new EventSource('http://' + address),
      ];
      const ends = [];
      for (const road of roads) ends.push(await road().then(() => 'open', () => 'refused'));
      await send('tried');
      return ends.join();
    }`);
    expect(last).toBe('refused,refused,refused,refused');
    expect(connections).toBe(0);
  });

  test('has no Node modules beyond a bare node:process, and no modules of its own making', async () => {
    const { last } = await runText(`async () => {
      const found = [];
      for (const name of ['node:fs', 'node:vm', 'node:module', 'node:buffer', 'node:console', 'node:worker_threads',
        'data:text/javascript,export default 1', 'https://example.com/x.js', 'workerd:unsafe', 'cloudflare-internal:env']) {
        try { await import(name); found.push(name); } catch {}
      }
      return found.join();
    }`);
    expect(last).toBe('');
  });

  test('writes nothing to the log of the Worker', async () => {
    server.clearLogs();
    const { last } = await runText(`async (send) => {
      globalThis.console?.log('from the guest');
      Promise.reject(new Error('from the guest'));
      await send('x');
      return typeof console;
    }`);
    expect(last).toBe('undefined');
    expect(JSON.stringify(server.getLogs())).not.toContain('from the guest');
  });

  test('ends as guest_crashed when it ends itself through the platform', async () => {
    const exits = `async (send) => { await send('x'); (await import('node:process')).exit(0); await send('y'); return 'z'; }`;
    expect(await runText(exits)).toMatchObject({ code: 'guest_crashed' });
    expect(await runText(`async () => 'right'`)).toMatchObject({ last: 'right' });
  });
});
