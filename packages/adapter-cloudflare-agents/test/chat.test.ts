import { afterAll, beforeAll, expect, test } from 'vitest';

import { openChat } from './chat-client.ts';
import { startWorker, type StartedWorker } from './start-worker.ts';

let worker: StartedWorker;
beforeAll(async () => {
  worker = await startWorker();
}, 60_000);
afterAll(() => worker.close());

test('smoke', async () => {
  const chat = await openChat(worker.url, 'chat-agent', 'smoke');
  const answer = await chat.send('How many?', {
    script: [
      { calls: [{ id: 'one', tool: 'execute_code', input: { code: `console.log('x'); return (await codemode.stock({ article: 'pear' })).count` } }] },
      { text: 'done' },
    ],
  });
  console.log(JSON.stringify(answer, null, 1));
  expect(answer.text).toBe('done');
}, 60_000);
