import { Client as FirstClient } from '@modelcontextprotocol/sdk/client/index.js';
import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { ElicitRequestSchema } from '@modelcontextprotocol/sdk/types.js';
import type { CallContext, ElicitAnswer, ElicitRequest } from '@sallyport/contract';
import { describe, expect, test, vi } from 'vitest';

import { fromMcp } from '../src/index.ts';
import { callContext, rejection } from './call-context.ts';
import { connectMemory, generations } from './connect.ts';

/** Asks before it answers. `hold` waits until `go` is called. */
function createAskingServer(): McpServer {
  const server = new McpServer({ name: 'asking', version: '1.0.0' });
  const held = Promise.withResolvers<void>();
  server.registerTool('ask', {}, async () => {
    const { action, content } = await server.server.elicitInput({
      message: 'How many?',
      requestedSchema: { type: 'object', properties: { n: { type: 'number', default: 3 }, word: { type: 'string' } } },
    });
    return { content: [{ type: 'text', text: JSON.stringify([action, content ?? null]) }] };
  });
  server.registerTool('link', {}, async () => {
    const { action } = await server.server.elicitInput({
      mode: 'url',
      message: 'Sign here.',
      url: 'https://sign.example.com/1',
      elicitationId: 'e1',
    });
    return { content: [{ type: 'text', text: action }] };
  });
  server.registerTool('hold', {}, async () => {
    await held.promise;
    return { content: [] };
  });
  server.registerTool('go', {}, () => {
    held.resolve();
    return { content: [] };
  });
  return server;
}

type Ask = NonNullable<CallContext['elicit']>;

/** A context of one run, with somebody to ask. */
function asked(runId: string, answer: ElicitAnswer): CallContext & { elicit: ReturnType<typeof vi.fn<Ask>> } {
  return { ...callContext(), runId, callId: `${runId}/${Math.random()}`, elicit: vi.fn<Ask>(async () => answer) };
}

const capabilities = { elicitation: { form: {}, url: {} } };
const accept: ElicitAnswer = { action: 'accept', content: { word: 'yes' } };

describe.each(generations)('%s client', (generation) => {
  test('puts a question to whoever runs the program, and fills in what the form held', async () => {
    const provider = await fromMcp(await connectMemory(generation, createAskingServer(), { capabilities }));
    const context = asked('one', accept);
    expect(await provider.callTool('ask', {}, context)).toEqual(['accept', { n: 3, word: 'yes' }]);
    expect(context.elicit.mock.calls[0]?.[0]).toMatchObject({ mode: 'form', message: 'How many?' });
    expect(await provider.callTool('link', {}, context)).toBe('accept');
    expect(context.elicit.mock.calls[1]?.[0]).toEqual({
      mode: 'url',
      message: 'Sign here.',
      url: 'https://sign.example.com/1',
      id: 'e1',
    });
  });

  test('never puts a question of one run to the person of another', async () => {
    const onElicit = vi.fn<(request: ElicitRequest) => Promise<ElicitAnswer>>(async () => ({ action: 'decline' }));
    const client = await connectMemory(generation, createAskingServer(), { capabilities });
    const provider = await fromMcp(client, { onElicit });
    const one = asked('one', accept);
    const two = asked('two', accept);
    const held = provider.callTool('hold', {}, two);
    expect(await provider.callTool('ask', {}, one)).toEqual(['decline', null]);
    expect([one.elicit, two.elicit].map((ask) => ask.mock.calls.length)).toEqual([0, 0]);
    expect(onElicit).toHaveBeenCalledTimes(1);
    await provider.callTool('go', {}, callContext());
    await held;
  });

  test('cancels a question that nobody can answer', async () => {
    const provider = await fromMcp(await connectMemory(generation, createAskingServer(), { capabilities }));
    expect(await provider.callTool('ask', {}, callContext())).toEqual(['cancel', null]);
  });

  test('leaves a client alone that did not say it can be asked', async () => {
    const provider = await fromMcp(await connectMemory(generation, createAskingServer()));
    expect(await rejection(provider.callTool('ask', {}, asked('one', accept)))).toMatchObject({ code: 'tool_failed' });
  });

  test("lets the host's own handler answer", async () => {
    const client = await connectMemory(generation, createAskingServer(), { capabilities });
    const own = { action: 'accept' as const, content: { n: 9 } };
    if (client instanceof FirstClient) client.setRequestHandler(ElicitRequestSchema, () => own);
    else client.setRequestHandler('elicitation/create', () => own);
    const provider = await fromMcp(client);
    const context = asked('one', accept);
    expect(await provider.callTool('ask', {}, context)).toEqual(['accept', expect.objectContaining({ n: 9 })]);
    expect(context.elicit).not.toHaveBeenCalled();
  });
});
