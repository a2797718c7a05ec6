import { expect, test } from 'vitest';

import { createAgentClient } from './agent-client.ts';
import { describeAgents } from './describe-agents.ts';

describeAgents('turns of a chat', (worker) => {
  test('a program reaches the AI SDK tools of its agent, and the model goes on with what it returned', async () => {
    const agent = createAgentClient(worker());
    const answer = await agent.run(`
    const counts = await Promise.all(['pear', 'plum'].map((article) => codemode.stock({ article })));
    return counts.reduce((sum, { count }) => sum + count, 0);`);
    expect(agent.told(answer)).toBe('Result:\n42');
    expect(answer.text).toBe('done');
  });

  test('the page sees console lines and calls while the program runs', async () => {
    const agent = createAgentClient(worker());
    const over = new AbortController();
    const seen = Promise.withResolvers<unknown>();
    const answer = agent.run(`console.log('looking'); await codemode.wait()`, {
      signal: over.signal,
      onChunk: ({ preliminary, output }) => {
        const { logs, calls } = (output ?? {}) as { logs?: unknown[]; calls?: unknown[] };
        if (preliminary === true && logs?.length && calls?.length) seen.resolve(output);
      },
    });
    expect(await seen.promise).toMatchObject({
      status: 'running',
      logs: [{ text: 'looking' }],
      calls: [{ path: 'wait', status: 'pending' }],
    });
    over.abort();
    await answer;
  });

  test('a page that cancels its turn ends the program and the tool it waits for', async () => {
    const agent = createAgentClient(worker());
    const user = new AbortController();
    await agent.run('await codemode.wait()', {
      signal: user.signal,
      onChunk: ({ output }) => {
        if ((output as { callCount?: number } | undefined)?.callCount === 1) user.abort();
      },
    });
    await expect.poll(async () => (await agent.look()).aborted).toBe(1);
    await expect.poll(async () => (await agent.look()).history[0]?.status).toBe('aborted');
  });

  test('a program that fails is told to the model with its line, and the chat goes on', async () => {
    const agent = createAgentClient(worker());
    const answer = await agent.run(`const first = 1;\nthrow new Error('no pears')`);
    expect(agent.told(answer)).toContain('no pears');
    expect(agent.told(answer)).toContain('line 2');
    expect(answer.text).toBe('done');
  });

  test('a tool without execute is offered to the model itself, and its call goes to the page', async () => {
    const agent = createAgentClient(worker());
    const chat = await agent.chat();
    const script = [{ calls: [{ id: 'one', tool: 'where', input: {} }] }, { text: 'done' }];
    const { chunks } = await chat.send('Where am I?', { script });
    expect(chunks).toContainEqual(expect.objectContaining({ type: 'tool-input-available', toolName: 'where' }));
    expect(chunks.filter(({ type }) => type === 'tool-output-available' || type === 'tool-output-error')).toEqual([]);
    expect((await agent.look()).types).not.toContain('where');
  });

  test('a program waits for an approval on the page, where the agent asks for one', async () => {
    const agent = createAgentClient(worker());
    const { chunks } = await agent.run('return (await codemode.stock({ article: "pear" })).count // ask me first');
    expect(chunks).toContainEqual(expect.objectContaining({ type: 'tool-approval-request', toolCallId: 'one' }));
    expect((await agent.look()).history).toEqual([]);
    (await agent.chat()).approve('one', true);
    await expect.poll(async () => (await agent.look()).history[0]?.answer).toBe('Result:\n12');
  });

  test('turns share one code mode, which lists again only when a tool came', async () => {
    const agent = createAgentClient(worker());
    await agent.run('return 1');
    await agent.run('return 2');
    expect(await agent.look()).toMatchObject({ made: 1, refreshed: 0 });
    await agent.order({ do: 'add-tool', name: 'late' });
    const answer = await agent.run('return await codemode.late({})');
    expect(agent.told(answer)).toBe('Result:\nlate');
    expect(await agent.look()).toMatchObject({ made: 1, refreshed: 1 });
  });
});
