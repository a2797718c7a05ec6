import { afterAll, beforeAll, expect, test } from 'vitest';

import type { PageEvent } from '../src/protocol/page-event.ts';
import { type StartedWorker, resultOf, startWorker, visit } from './start-worker.ts';

let worker: StartedWorker;
beforeAll(async () => void (worker = await startWorker({ vars: { RUN_SECONDS: '3' } })));
afterAll(() => worker.close());

test('a program calls the store over MCP, in parallel, and its events arrive while it runs', async () => {
  const { post } = await visit(worker.url);
  const code = `
    const suppliers = ['alder', 'brightside', 'corsa'];
    const quotes = await Promise.all(
      suppliers.map((supplier) => codemode.store.get_quote({ supplier, sku: 'BR-01', quantity: 2 })),
    );
    console.warn('asked', quotes.length);
    return quotes.map(({ leadDays }) => leadDays);`;
  const response = await post('/api/run', { code });
  const arrivals: { readonly event: PageEvent; readonly piece: number }[] = [];
  const decoder = new TextDecoder();
  let piece = 0;
  if (response.body === null) throw new Error('no body');
  for await (const bytes of response.body) {
    piece += 1;
    for (const line of decoder.decode(bytes).split('\n')) {
      if (line !== '') arrivals.push({ event: JSON.parse(line) as PageEvent, piece });
    }
  }
  const types = arrivals.map(({ event }) => event.type);
  expect(types.slice(0, 4)).toEqual(['run-start', 'call-start', 'call-start', 'call-start']);
  expect(types.slice(-3)).toEqual(['run-end', 'spent', 'end']);
  const pieceOf = (type: string): number => arrivals.find(({ event }) => event.type === type)?.piece ?? 0;
  expect(pieceOf('call-start')).toBeLessThan(pieceOf('call-end'));
  expect(pieceOf('call-end')).toBeLessThan(pieceOf('run-end'));
  expect(arrivals.map(({ event }) => event)).toContainEqual(
    expect.objectContaining({ type: 'log', level: 'warn', text: 'asked 3' }),
  );
  const end = arrivals.map(({ event }) => event).find((event) => event.type === 'run-end');
  expect(end).toMatchObject({ status: 'completed', result: { text: '[3,1,6]' } });
});

test('a program has no network, no environment and no bindings', async () => {
  const { run } = await visit(worker.url);
  const globals = await run(
    `return ['process', 'env', 'LOADER', 'STORE', 'fetch'].filter((name) => name in globalThis)`,
  );
  expect(resultOf(globals)).toEqual([]);
});

test('what one visitor writes another does not see', async () => {
  const [ada, ben] = await Promise.all([visit(worker.url), visit(worker.url)]);
  await ada.run(
    `return codemode.store.place_order({ supplier: 'alder', lines: [{ sku: 'CH-01', shop: 'Hill', quantity: 3 }] })`,
  );
  const list = `return (await codemode.store.list_orders()).orders.length`;
  expect(resultOf(await ada.run(list))).toBe(1);
  expect(resultOf(await ben.run(list))).toBe(0);
});

test('starting anew puts the shelves back', async () => {
  const { run, post } = await visit(worker.url);
  const move = `return codemode.store.move_stock({ sku: 'TU-01', from: 'Harbour', to: 'Hill', quantity: 5 })`;
  const first = resultOf(await run(move));
  expect((await post('/api/reset', {})).status).toBe(204);
  expect(resultOf(await run(move))).toEqual(first);
});

test('one program at a time for each visitor; another visitor is not kept waiting', async () => {
  const [ada, ben] = await Promise.all([visit(worker.url), visit(worker.url)]);
  const slow = await ada.post('/api/run', { code: `return codemode.store.count_shelves({ shop: 'Hill' })` });
  const second = await ada.post('/api/run', { code: 'return 1' });
  expect(second.status).toBe(409);
  expect(await second.json()).toMatchObject({
    error: { code: 'busy', message: expect.stringContaining('Stop it or wait') },
  });
  expect(resultOf(await ben.run('return 2'))).toBe(2);
  await ada.post('/api/stop', {});
  expect(await slow.text()).toContain('"reason":"stopped"');
  expect(resultOf(await ada.run('return 3'))).toBe(3);
});

test('stopping reaches the tool: the shop stops counting', async () => {
  const { post, run } = await visit(worker.url);
  const response = await post('/api/run', { code: `return codemode.store.count_shelves({ shop: 'Station' })` });
  const text = await readUntil(response, '"progress":2');
  expect(text).toContain('"type":"call-progress"');
  await post('/api/stop', {});
  const look = `
    const count = async () => (await codemode.store.get_stock({ shop: 'Station' })).lastCount?.shelves;
    const before = await count();
    await new Promise((resolve) => setTimeout(resolve, 1_800));
    return [before, await count()];`;
  const [before, after] = resultOf(await run(look)) as readonly number[];
  expect(before).toBeGreaterThanOrEqual(2);
  expect(after).toBe(before);
});

test('a program over its time ends with deadline_exceeded, and the next one runs', async () => {
  const { run } = await visit(worker.url);
  const end = await run(`await new Promise((resolve) => setTimeout(resolve, 60_000))`);
  expect(end).toMatchObject({ status: 'failed', failure: { code: 'deadline_exceeded' } });
  expect(resultOf(await run('return 1'))).toBe(1);
});

test('what is too long, malformed or not from the page is refused in words', async () => {
  const { post } = await visit(worker.url);
  const codeOf = async (response: Response): Promise<unknown> =>
    ((await response.json()) as { readonly error: { readonly code: string } }).error.code;
  expect(await codeOf(await post('/api/run', { code: `'${'x'.repeat(40_000)}'` }))).toBe('bad_program');
  expect(await codeOf(await post('/api/run', 'x'.repeat(300_000)))).toBe('bad_program');
  expect(await codeOf(await post('/api/run', '{'))).toBe('bad_program');
  expect(await codeOf(await post('/api/chat', { question: ' ' }))).toBe('bad_question');
  expect(await codeOf(await post('/api/run', { code: '1' }, { origin: 'https://elsewhere.example' }))).toBe(
    'foreign_origin',
  );
  expect(await codeOf(await post('/api/run', { code: '1' }, { 'sec-fetch-site': 'cross-site' }))).toBe(
    'foreign_origin',
  );
  expect(await codeOf(await post('/api/run', { code: '1' }, { cookie: '' }))).toBe('no_visitor');
  expect(await codeOf(await fetch(new URL('/api/run', worker.url)))).toBe('post_only');
  expect(await codeOf(await fetch(new URL('/nothing', worker.url)))).toBe('not_found');
});

test('the page has a policy that allows its own files only', async () => {
  const response = await fetch(worker.url);
  const policy = response.headers.get('content-security-policy') ?? '';
  expect(policy).toContain("default-src 'none'");
  expect(policy).not.toContain('unsafe');
  expect(response.headers.get('x-content-type-options')).toBe('nosniff');
  expect(await response.text()).not.toMatch(/<script(?![^>]*src=)|<style|style="|onclick/);
});

async function readUntil(response: Response, mark: string): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  if (response.body === null) throw new Error('no body');
  for await (const bytes of response.body) {
    text += decoder.decode(bytes, { stream: true });
    if (text.includes(mark)) break;
  }
  return text;
}
