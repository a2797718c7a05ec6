import { Client } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import { describe, expect, onTestFinished, test, vi } from 'vitest';

import { fromMcp } from '../src/index.ts';
import { callContext } from './call-context.ts';
import { serverPath } from './connect.ts';

async function connectModern(listChanged: boolean): Promise<Client> {
  const client = new Client(
    { name: 'sallyport-tests', version: '1' },
    {
      versionNegotiation: { mode: 'auto' },
      ...(listChanged && { listChanged: { tools: { autoRefresh: false, onChanged: () => undefined } } }),
    },
  );
  onTestFinished(() => client.close());
  await client.connect(
    new StdioClientTransport({ command: process.execPath, args: [serverPath('modern-server.ts')], stderr: 'ignore' }),
  );
  expect(client.getProtocolEra()).toBe('modern');
  return client;
}

describe('a 2.x client that speaks protocol revision 2026-07-28', () => {
  test('lists through its own listTools, which reads what headers to send', async () => {
    const client = await connectModern(false);
    const listTools = vi.spyOn(client, 'listTools');
    const provider = await fromMcp(client);
    const tools = await provider.listTools(callContext());
    expect(tools.map((tool) => tool.name)).toEqual(['asked', 'change']);
    expect(listTools).toHaveBeenCalledOnce();
  });

  test('listens for changed tools only while somebody wants to know', async () => {
    const provider = await fromMcp(await connectModern(false));
    const asked = (): Promise<unknown> => provider.callTool('asked', {}, callContext());
    const changed = vi.fn<() => void>();
    expect(await asked()).not.toContain('subscriptions/listen');
    const watch = provider.onToolsChanged?.(changed);
    await provider.callTool('change', {}, callContext());
    await vi.waitFor(() => expect(changed).toHaveBeenCalledOnce());
    watch?.[Symbol.dispose]();
    await vi.waitFor(async () => expect(await asked()).toContain('notifications/cancelled'));
    await provider.callTool('change', {}, callContext());
    expect(changed).toHaveBeenCalledOnce();
  });

  test('uses the stream the host has opened', async () => {
    const provider = await fromMcp(await connectModern(true));
    const changed = vi.fn<() => void>();
    provider.onToolsChanged?.(changed);
    await provider.callTool('change', {}, callContext());
    await vi.waitFor(() => expect(changed).toHaveBeenCalledOnce());
    const asked = await provider.callTool('asked', {}, callContext());
    expect(Array.isArray(asked) && asked.filter((method) => method === 'subscriptions/listen')).toHaveLength(1);
  });
});
