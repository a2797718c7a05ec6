// Code Mode in the Anthropic SDK's tool runner. The API is answered by a script; leave `fetch` out to ask the real one.
import Anthropic from '@anthropic-ai/sdk';
import { toAnthropic } from '@sallyport/adapter-anthropic';
import { createIsolatedVmSandbox } from '@sallyport/sandbox-isolated-vm';
import { createCodeMode } from 'sallyport';

import { answer, question, shop } from './shop.ts';

const client = new Anthropic({
  apiKey: 'none',
  fetch: async (url, init) => {
    const { messages } = (await new Request(url, init).json()) as { messages: unknown };
    const turn = answer(messages);
    const content =
      'text' in turn ? { type: 'text', ...turn } : { type: 'tool_use', id: '1', name: 'execute_code', input: turn };
    return Response.json({
      id: 'message',
      type: 'message',
      role: 'assistant',
      model: 'claude-opus-5',
      content: [content],
      stop_reason: 'text' in turn ? 'end_turn' : 'tool_use',
      usage: { input_tokens: 1, output_tokens: 1 },
    });
  },
});

await using sandbox = createIsolatedVmSandbox();
const codeMode = await createCodeMode({ tools: [shop], sandbox });
const last = await client.beta.messages.toolRunner({
  model: 'claude-opus-5',
  max_tokens: 4_096,
  system: codeMode.system('You run a shop.'),
  tools: [toAnthropic(codeMode.tool)],
  messages: [{ role: 'user', content: question }],
});
for (const block of last.content) if (block.type === 'text') console.log(block.text);

/* Prints
There are 42 pears and plums.
*/
