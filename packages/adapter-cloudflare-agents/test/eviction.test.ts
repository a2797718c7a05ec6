import { expect, test } from 'vitest';

import { createAgentClient } from './agent-client.ts';
import { describeAgents } from './describe-agents.ts';
import { startUpstream } from './upstream-server.ts';

describeAgents('after the object woke up', (worker) => {
  test('what results look like is known to the agent that wakes up', async () => {
    const agent = createAgentClient(worker());
    await agent.run(`return await codemode.stock({ article: 'pear' })`);
    expect((await agent.look()).types).not.toContain('count: number');
    await agent.evict();
    const { types, made } = await agent.look();
    expect(made).toBe(1);
    expect(types).toContain('count: number');
  });

  test('what was run is known to the agent that wakes up, the newest first and no more than it keeps', async () => {
    const agent = createAgentClient(worker());
    for (const code of [
      'return 1',
      'return 2',
      'return 3',
      `await codemode.stock({ article: 'fig' }); throw new Error('no')`,
    ]) {
      await agent.run(code);
    }
    await agent.evict();
    const { history } = await agent.look();
    expect(history.map(({ status, answer }) => [status, answer])).toEqual([
      ['failed', expect.stringContaining('no')],
      ['completed', 'Result:\n3'],
      ['completed', 'Result:\n2'],
    ]);
    expect(history[0]).toMatchObject({ id: 4, calls: [{ path: 'stock', status: 'completed' }] });
    expect(history[0]?.code).toContain('fig');
  });

  test('a run that the end of its object cut off is told apart from one that ended', async () => {
    const agent = createAgentClient(worker());
    const started = Promise.withResolvers<void>();
    const cut = agent
      .run('await codemode.wait()', {
        onChunk: ({ output }) => {
          if ((output as { callCount?: number } | undefined)?.callCount === 1) started.resolve();
        },
      })
      .catch(() => undefined);
    await started.promise;
    expect((await agent.look()).history[0]?.status).toBe('running');
    await agent.crash();
    await cut;
    const { history } = await agent.look();
    expect(history.map(({ status }) => status)).toContain('interrupted');
  });

  test('the MCP servers of an agent are there again when it wakes up, under the same names', async () => {
    const agent = createAgentClient(worker());
    const { url } = await startUpstream();
    await agent.order({ do: 'add-server', name: 'shop', url });
    await agent.run('return 1');
    const before = (await agent.look()).system;
    expect(before).toContain('Prices are in cents.');
    await agent.crash();
    await expect.poll(async () => (await agent.look()).types).toContain('price');
    expect((await agent.look()).system).toBe(before);
    const answer = await agent.run('return (await codemode.shop.price({ article: "pear" })).cents');
    expect(agent.told(answer)).toBe('Result:\n250');
  });
});
