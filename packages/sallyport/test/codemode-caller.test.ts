import { createIsolatedVmSandbox } from '@sallyport/sandbox-isolated-vm';
import { generateText, isStepCount, tool } from 'ai';
import { MockLanguageModelV4 } from 'ai/test';
import { afterAll, expect, test } from 'vitest';
import { z } from 'zod';

import { codemodeCaller } from '../src/ai-sdk.ts';

const sandbox = createIsolatedVmSandbox();
afterAll(() => sandbox[Symbol.asyncDispose]());

const usage = {
  inputTokens: { total: 1, noCache: 1, cacheRead: 0, cacheWrite: 0 },
  outputTokens: { total: 1, text: 1, reasoning: 0 },
};

/** Calls `execute_code` once, then says `done`. */
function createModel(code: string): MockLanguageModelV4 {
  let turns = 0;
  return new MockLanguageModelV4({
    doGenerate: async () =>
      (turns += 1) === 1
        ? {
            content: [
              { type: 'tool-call', toolCallId: '1', toolName: 'execute_code', input: JSON.stringify({ code }) },
            ],
            finishReason: { unified: 'tool-calls', raw: undefined },
            usage,
            warnings: [],
          }
        : {
            content: [{ type: 'text', text: 'done' }],
            finishReason: { unified: 'stop', raw: undefined },
            usage,
            warnings: [],
          },
  });
}

const weather = tool({
  description: 'The weather of a city.',
  inputSchema: z.object({ city: z.string() }),
  execute: ({ city }) => ({ city, degrees: city.length }),
});

test('tools under the caller leave the tool list, their API arrives as a message, and programs call them', async () => {
  const model = createModel(`return (await codemode.weather({ city: 'Oslo' })).degrees + 38`);
  const execute_code = await codemodeCaller({ tools: { weather }, sandbox });
  const { text } = await generateText({
    model,
    tools: { weather, execute_code },
    experimental_toolCallers: { weather: ['execute_code'] },
    prompt: 'How warm is Oslo?',
    stopWhen: isStepCount(3),
  });
  expect(text).toBe('done');
  const [first, second] = model.doGenerateCalls;
  expect(first?.tools?.map(({ name }) => name)).toEqual(['execute_code']);
  expect(JSON.stringify(first?.prompt)).toContain('weather(input: {');
  expect(JSON.stringify(second?.prompt)).toContain('Result:\\n42');
});

test('a caller that is given other tools than it was made with says which', async () => {
  const execute_code = await codemodeCaller({ tools: { weather }, sandbox });
  const call = generateText({
    model: createModel('return 1'),
    tools: { weather, other: weather, execute_code },
    experimental_toolCallers: { weather: ['execute_code'], other: ['execute_code'] },
    prompt: 'x',
  });
  await expect(call).rejects.toThrow(
    'experimental_toolCallers gives execute_code the tools other, weather, and codemodeCaller was made with weather',
  );
});
