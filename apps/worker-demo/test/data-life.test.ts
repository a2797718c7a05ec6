import { expect, onTestFinished, test, vi } from 'vitest';

import { type StartedWorker, startWorker, visit } from './start-worker.ts';

async function start(vars: Record<string, string> = {}): Promise<StartedWorker> {
  const worker = await startWorker({ vars });
  onTestFinished(() => worker.close());
  return worker;
}

test('one address opens no more than so many conversations in a minute, whatever cookies it sends', async () => {
  const { url } = await start();
  const open = async (visitor: string): Promise<number> =>
    (await fetch(new URL('/api/hello', url), { headers: { cookie: `sallyport-visitor=${visitor}` } })).status;
  const known = crypto.randomUUID();
  let status = await open(known);
  expect(status).toBe(200);
  // Clock minutes are counted: twice the limit reaches it, also where a minute ends in between.
  for (let opened = 0; opened < 260 && status !== 429; opened += 1) status = await open(known);
  expect(await open(crypto.randomUUID())).toBe(429);
});

test('who has asked too much can still stop what runs', async () => {
  const { url } = await start();
  const { post } = await visit(url);
  let status = 0;
  for (let asked = 0; asked < 260 && status !== 429; asked += 1) status = (await post('/api/run', {})).status;
  expect(status).toBe(429);
  expect((await post('/api/stop', {})).status).toBe(204);
});

test('a visitor’s conversation and store are gone once nobody came for as long as data is kept', async () => {
  const { url, idsOf, tablesOf } = await start({ KEEP_HOURS: String(4 / 3_600) });
  const { run } = await visit(url);
  await run(`return codemode.store.list_orders()`);
  const tables = async (className: 'Store' | 'Visitor'): Promise<readonly string[]> => {
    const [id = ''] = await idsOf(className);
    return tablesOf({ className, id });
  };
  expect(await tables('Store')).toContain('orders');
  expect((await tables('Visitor')).length).toBeGreaterThan(0);
  await vi.waitFor(
    async () => {
      expect(await tables('Store')).toEqual([]);
      expect(await tables('Visitor')).toEqual([]);
    },
    { timeout: 20_000, interval: 200 },
  );
});
