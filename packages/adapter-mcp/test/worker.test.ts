import { fileURLToPath } from 'node:url';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestHarness, createTestHarness } from 'wrangler';

import { generations } from './connect.ts';
import { serveHttp } from './servers/http-server.ts';

const folder = fileURLToPath(new URL('.', import.meta.url));

/** A real workerd, without Node's modules and without `eval`, as Cloudflare runs it. */
function openHarness(): TestHarness {
  return createTestHarness({
    root: folder,
    workers: [
      {
        config: {
          name: 'mcp-in-a-worker',
          main: `${folder}worker/main.ts`,
          compatibility_date: '2026-10-20',
          alias: { '@sallyport/contract': fileURLToPath(import.meta.resolve('@sallyport/contract')) },
          durable_objects: { bindings: [{ name: 'SERVER', class_name: 'DecentServer' }] },
          migrations: [{ tag: 'v1', new_sqlite_classes: ['DecentServer'] }],
        },
      },
    ],
  });
}

let harness: TestHarness;
beforeAll(async () => {
  harness = openHarness();
  await harness.listen();
}, 60_000);
afterAll(() => harness?.close());

const places = [
  ['a server in a Durable Object', async () => ''],
  ['a server on Node', async () => `&server=${encodeURIComponent((await serveHttp()).href)}`],
] as const;

describe.each(generations)('the %s client in a Worker', (generation) => {
  test.each(places)('uses %s: structure, failures, progress, cancellation, changes', async (_name, place) => {
    const response = await harness.fetch(`/?client=${generation}${await place()}`);
    const text = await response.text();
    expect(response.status, text).toBe(200);
    expect(JSON.parse(text)).toEqual({
      namespace: 'acme_decent_server',
      output: expect.objectContaining({ properties: { double: { type: 'number' } } }),
      structured: { double: 42 },
      lies: expect.objectContaining({ name: 'ToolError', code: 'invalid_output' }),
      fails: {
        name: 'ToolError',
        message: 'No such issue.\nTry another.',
        code: 'tool_failed',
        data: { status: 404 },
      },
      steps: {
        value: 'done',
        progress: [1, 2, 3].map((progress) => ({ progress, total: 3, message: `step ${progress}` })),
      },
      cancelled: {
        error: expect.objectContaining({ message: 'enough' }),
        state: { waiting: 1, cancelled: ['Error: enough'] },
      },
      changed: 'heard',
      grown: true,
    });
  });
});
