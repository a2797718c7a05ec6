import { expect, test } from 'vitest';

import { createAgentClient } from './agent-client.ts';
import { describeAgents } from './describe-agents.ts';
import { startUpstream } from './upstream-server.ts';

describeAgents('MCP servers', (worker) => {
  test('an MCP server of the agent is a namespace: tools, resources, and what it says about itself', async () => {
    const agent = createAgentClient(worker());
    const { url } = await startUpstream();
    await agent.order({ do: 'add-server', name: 'My shop', url });
    const answer = await agent.run(`
    const { cents } = await codemode.My_shop.price({ article: 'pear' });
    const [terms] = await codemode.My_shop.$resources.read('shop://terms');
    return [cents, terms.text];`);
    expect(agent.told(answer)).toBe('Result:\n[250,"No refunds."]');
  });

  test('servers come and go between turns, and only then is anything listed again', async () => {
    const agent = createAgentClient(worker());
    await agent.run('return 1');
    const { url, requests } = await startUpstream();
    const { id } = await agent.order({ do: 'add-server', name: 'shop', url });
    const found = await agent.run('return (await codemode.shop.price({ article: "pear" })).cents');
    expect(agent.told(found)).toBe('Result:\n250');
    const listed = requests.filter((method) => method === 'tools/list').length;
    await agent.run('return 2');
    expect((await agent.look()).refreshed).toBe(1);
    expect(requests.filter((method) => method === 'tools/list').length).toBe(listed);
    await agent.order({ do: 'remove-server', id });
    const gone = await agent.run('return (await codemode.shop.price({ article: "pear" })).cents');
    expect(agent.told(gone)).toContain('Failed');
    expect(await agent.look()).toMatchObject({ made: 1, refreshed: 2, types: expect.not.stringContaining('cents') });
  });

  test('a tool that a server adds later is there in the next turn', async () => {
    const agent = createAgentClient(worker());
    const upstream = await startUpstream();
    await agent.order({ do: 'add-server', name: 'shop', url: upstream.url });
    await agent.run('return 1');
    upstream.grow('fresh');
    await expect.poll(async () => (await agent.look()).types).toContain('fresh');
    const answer = await agent.run('return await codemode.shop.fresh()');
    expect(agent.told(answer)).toBe('Result:\nthis is fresh');
  });

  test('two servers of one name, and one named like a tool, are told apart by their ids', async () => {
    const agent = createAgentClient(worker());
    const [one, two, three] = await Promise.all([startUpstream('one'), startUpstream('two'), startUpstream('three')]);
    await agent.order({ do: 'add-server', name: 'shop', url: one.url, id: 'home' });
    await agent.order({ do: 'add-server', name: 'shop', url: two.url, id: 'work' });
    await agent.order({ do: 'add-server', name: 'stock', url: three.url, id: 'third' });
    const answer = await agent.run(`
    const { shop_home, shop_work, stock_third, stock } = codemode;
    const greetings = await Promise.all([shop_home, shop_work, stock_third].map((server) => server.greet()));
    return [...greetings, (await stock({ article: 'pear' })).count];`);
    expect(agent.told(answer)).toBe('Result:\n["one","two","three",12]');
  });

  test('a server that cannot be reached leaves the others and the chat alone', async () => {
    const agent = createAgentClient(worker());
    const [dead, alive] = await Promise.all([startUpstream(), startUpstream()]);
    await agent.order({ do: 'add-server', name: 'dead', url: dead.url });
    await agent.order({ do: 'add-server', name: 'alive', url: alive.url });
    dead.close();
    const answer = await agent.run(`
    const dead = await codemode.dead.greet().catch((error) => error.name);
    return [dead, await codemode.alive.greet()];`);
    expect(agent.told(answer)).toContain('"pears"]');
    expect(answer.text).toBe('done');
  });

  test('a page that cancels its turn cancels the call at the MCP server', async () => {
    const agent = createAgentClient(worker());
    const upstream = await startUpstream();
    await agent.order({ do: 'add-server', name: 'shop', url: upstream.url });
    const user = new AbortController();
    await agent.run('await codemode.shop.hang()', {
      signal: user.signal,
      onChunk: ({ output }) => {
        if ((output as { callCount?: number } | undefined)?.callCount === 1) setTimeout(() => user.abort(), 200);
      },
    });
    await expect.poll(upstream.cancelled).toBe(1);
  });
});
