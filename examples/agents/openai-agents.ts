// Code Mode in the OpenAI Agents SDK. The model is a script; name one of OpenAI's in its place.
import {
  Agent,
  type Model,
  type ModelRequest,
  type ModelResponse,
  run,
  setTracingDisabled,
  Usage,
} from '@openai/agents';
import { toOpenAiAgents } from '@sallyport/adapter-openai-agents';
import { createIsolatedVmSandbox } from '@sallyport/sandbox-isolated-vm';
import { createCodeMode } from 'sallyport';

import { answer, question, shop } from './shop.ts';

const model: Model = {
  async getResponse({ input }: ModelRequest): Promise<ModelResponse> {
    const turn = answer(input);
    const output: ModelResponse['output'] =
      'text' in turn
        ? [{ type: 'message', role: 'assistant', status: 'completed', content: [{ type: 'output_text', ...turn }] }]
        : [
            {
              type: 'function_call',
              callId: '1',
              name: 'execute_code',
              status: 'completed',
              arguments: JSON.stringify(turn),
            },
          ];
    return { usage: new Usage(), output };
  },
  getStreamedResponse() {
    throw new Error('This script does not stream.');
  },
};

setTracingDisabled(true);
await using sandbox = createIsolatedVmSandbox();
const codeMode = await createCodeMode({ tools: [shop], sandbox });
const agent = new Agent({
  name: 'shop',
  instructions: codeMode.system('You run a shop.'),
  model,
  tools: [toOpenAiAgents(codeMode.tool)],
});
const { finalOutput } = await run(agent, question);
console.log(finalOutput);

/* Prints
There are 42 pears and plums.
*/
