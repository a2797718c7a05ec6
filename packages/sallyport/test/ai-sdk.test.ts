import { createIsolatedVmSandbox } from '@sallyport/sandbox-isolated-vm';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { InMemoryTransport } from '@modelcontextprotocol/sdk/inMemory.js';
import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { generateText, simulateReadableStream, stepCountIs, streamText, tool } from 'ai';
import { MockLanguageModelV4 } from 'ai/test';
import { afterAll, expect, test } from 'vitest';
import { z } from 'zod';

import { codemode } from '../src/ai-sdk.ts';

const sandbox = createIsolatedVmSandbox();
afterAll(() => sandbox[Symbol.asyncDispose]());

const usage = {
  inputTokens: { total: 1, noCache: 1, cacheRead: 0, cacheWrite: 0 },
  outputTokens: { total: 1, text: 1, reasoning: 0 },
};

test('a model writes a program over AI SDK tools and reads its answer', async () => {
  const { system, tools } = await codemode({
    system: 'You add.',
    tools: {
      add: tool({ inputSchema: z.object({ a: z.number(), b: z.number() }), execute: ({ a, b }) => a + b }),
    },
    sandbox,
  });
  const prompts: unknown[] = [];
  const model = new MockLanguageModelV4({
    doGenerate: async ({ prompt }) => {
      prompts.push(prompt);
      const input = JSON.stringify({ code: 'return await codemode.add({ a: 20, b: 22 })' });
      return prompts.length === 1
        ? {
            content: [{ type: 'tool-call', toolCallId: '1', toolName: 'execute_code', input }],
            finishReason: { unified: 'tool-calls', raw: undefined },
            usage,
            warnings: [],
          }
        : {
            content: [{ type: 'text', text: 'done' }],
            finishReason: { unified: 'stop', raw: undefined },
            usage,
            warnings: [],
          };
    },
  });
  const result = await generateText({ model, instructions: system, tools, prompt: 'add', stopWhen: stepCountIs(3) });
  expect(result.text).toBe('done');
  expect(JSON.stringify(prompts[0])).toContain('You add.');
  expect(JSON.stringify(prompts[1])).toContain('Result:\\n42');
});

test('MCP clients are mounted under names of yours, so two of one server fit together', async () => {
  const connect = async (answer: string): Promise<Client> => {
    const server = new McpServer({ name: 'twin', version: '1.0.0' });
    server.registerTool('who', {}, () => ({ content: [{ type: 'text', text: answer }] }));
    const [near, far] = InMemoryTransport.createLinkedPair();
    const client = new Client({ name: 'test', version: '1.0.0' });
    await Promise.all([server.connect(far), client.connect(near)]);
    return client;
  };
  const { codeMode } = await codemode({ mcp: { left: await connect('L'), right: await connect('R') }, sandbox });
  const outcome = await codeMode.execute({ code: 'return (await codemode.left.who()) + (await codemode.right.who())' });
  expect(outcome).toMatchObject({ status: 'completed', value: 'LR' });
});

test('previews of a run arrive in the stream as preliminary results, and not at the model', async () => {
  const { tools } = await codemode({ sandbox, preliminary: true });
  const input = JSON.stringify({
    code: `console.log('on my way'); await new Promise((go) => setTimeout(go, 200)); return 7`,
  });
  const prompts: unknown[] = [];
  const model = new MockLanguageModelV4({
    doStream: async ({ prompt }) => {
      prompts.push(prompt);
      const chunks =
        prompts.length === 1
          ? [{ type: 'tool-call' as const, toolCallId: '1', toolName: 'execute_code', input }]
          : [
              { type: 'text-start' as const, id: '1' },
              { type: 'text-delta' as const, id: '1', delta: 'done' },
              { type: 'text-end' as const, id: '1' },
            ];
      const unified = prompts.length === 1 ? ('tool-calls' as const) : ('stop' as const);
      const finish = { type: 'finish' as const, finishReason: { unified, raw: undefined }, usage };
      return { stream: simulateReadableStream({ chunks: [...chunks, finish] }) };
    },
  });
  const { stream } = streamText({ model, tools, prompt: 'go', stopWhen: stepCountIs(3) });
  const previews: unknown[] = [];
  for await (const part of stream) {
    if (part.type === 'tool-result' && part.preliminary === true) previews.push(part.output);
  }
  expect(previews).toContainEqual(
    expect.objectContaining({ status: 'running', logs: [expect.objectContaining({ text: 'on my way' })] }),
  );
  expect(JSON.stringify(prompts[1])).toContain('Result:\\n7');
  expect(JSON.stringify(prompts[1])).not.toContain('running');
});

test('providers given as tools are refused with the place they belong to', async () => {
  const tools = [{}] as never;
  await expect(codemode({ tools, sandbox })).rejects.toThrow('Pass providers (defineTools, fromMcp) as providers.');
});
