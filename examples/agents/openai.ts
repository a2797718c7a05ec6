// Code Mode in a loop over OpenAI's Responses API, answered by a script; leave `fetch` out to ask the real one.
import { toOpenAi } from '@sallyport/adapter-openai';
import { createIsolatedVmSandbox } from '@sallyport/sandbox-isolated-vm';
import OpenAI from 'openai';
import { createCodeMode } from 'sallyport';

import { answer, question, shop } from './shop.ts';

const client = new OpenAI({
  apiKey: 'none',
  fetch: async (url, init) => {
    const { input } = (await new Request(url, init).json()) as { input: unknown };
    const turn = answer(input);
    const output =
      'text' in turn
        ? { type: 'message', role: 'assistant', content: [{ type: 'output_text', ...turn, annotations: [] }] }
        : { type: 'function_call', call_id: '1', name: 'execute_code', arguments: JSON.stringify(turn) };
    return Response.json({ id: 'response', object: 'response', status: 'completed', output: [output] });
  },
});

await using sandbox = createIsolatedVmSandbox();
const codeMode = await createCodeMode({ tools: [shop], sandbox });
const code = toOpenAi(codeMode.tool);
const agent = { model: 'gpt-5', instructions: codeMode.system('You run a shop.'), tools: [code.tool] };
let response = await client.responses.create({ ...agent, input: question });
for (;;) {
  const answers = await code.answer(response.output);
  if (answers.length === 0) break;
  response = await client.responses.create({ ...agent, input: answers, previous_response_id: response.id });
}
console.log(response.output_text);

/* Prints
There are 42 pears and plums.
*/
