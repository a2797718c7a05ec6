import { createIsolatedVmSandbox } from '@sallyport/sandbox-isolated-vm';
import { generateText, stepCountIs, tool } from 'ai';
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
