// Code Mode in Mastra. The model is a mock of the AI SDK; name any other in its place.
import { Agent } from '@mastra/core/agent';
import { toMastra } from '@sallyport/adapter-mastra';
import { createIsolatedVmSandbox } from '@sallyport/sandbox-isolated-vm';
import { MockLanguageModelV3 } from 'ai/test';
import { createCodeMode } from 'sallyport';

import { answer, question, shop } from './shop.ts';

const usage = {
  inputTokens: { total: 1, noCache: 1, cacheRead: 0, cacheWrite: 0 },
  outputTokens: { total: 1, text: 1, reasoning: 0 },
};
const model = new MockLanguageModelV3({
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
const codeMode = await createCodeMode({ tools: [shop], sandbox });
const agent = new Agent({
  id: 'shop',
  name: 'Shop',
  // Mastra's types ask a model without streams for a stream.
  model: model as never,
  instructions: codeMode.system('You run a shop.'),
  tools: { [codeMode.tool.name]: toMastra(codeMode.tool) },
});
const { text } = await agent.generate(question);
console.log(text);

/* Prints
There are 42 pears and plums.
*/
