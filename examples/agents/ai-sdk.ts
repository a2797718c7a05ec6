// Code Mode in an agent of the AI SDK. The model is a mock of the SDK's own; put any other in its place.
import { createIsolatedVmSandbox } from '@sallyport/sandbox-isolated-vm';
import { ToolLoopAgent } from 'ai';
import { MockLanguageModelV4 } from 'ai/test';
import { codemode } from 'sallyport/ai-sdk';

import { answer, question, shop } from './shop.ts';

const usage = {
  inputTokens: { total: 1, noCache: 1, cacheRead: 0, cacheWrite: 0 },
  outputTokens: { total: 1, text: 1, reasoning: 0 },
};
const model = new MockLanguageModelV4({
  doGenerate: async ({ prompt }) => {
    const turn = answer(prompt);
    return 'text' in turn
      ? { content: [{ type: 'text', ...turn }], finishReason: { unified: 'stop', raw: undefined }, usage, warnings: [] }
      : {
          content: [{ type: 'tool-call', toolCallId: '1', toolName: 'execute_code', input: JSON.stringify(turn) }],
          finishReason: { unified: 'tool-calls', raw: undefined },
          usage,
          warnings: [],
        };
  },
});

await using sandbox = createIsolatedVmSandbox();
const { system, tools } = await codemode({ system: 'You run a shop.', providers: [shop], sandbox });
const agent = new ToolLoopAgent({ model, instructions: system, tools });
const { text } = await agent.generate({ prompt: question });
console.log(text);

/* Prints
There are 42 pears and plums.
*/
