// Code Mode as a middleware of LangChain. The model is a script; name any other in its place.
import { BaseChatModel } from '@langchain/core/language_models/chat_models';
import { AIMessage, type BaseMessage } from '@langchain/core/messages';
import type { ChatResult } from '@langchain/core/outputs';
import { toLangChainMiddleware } from '@sallyport/adapter-langchain';
import { createIsolatedVmSandbox } from '@sallyport/sandbox-isolated-vm';
import { createAgent } from 'langchain';
import { createCodeMode } from 'sallyport';

import { answer, question, shop } from './shop.ts';

class ScriptedModel extends BaseChatModel {
  override _llmType(): string {
    return 'scripted';
  }

  override bindTools(): this {
    return this;
  }

  override async _generate(messages: BaseMessage[]): Promise<ChatResult> {
    const turn = answer(messages.map(({ content }) => content));
    const message =
      'text' in turn
        ? new AIMessage(turn.text)
        : new AIMessage({ content: '', tool_calls: [{ id: '1', name: 'execute_code', args: turn }] });
    return { generations: [{ text: message.text, message }] };
  }
}

await using sandbox = createIsolatedVmSandbox();
const codeMode = await createCodeMode({ tools: [shop], sandbox });
const agent = createAgent({
  model: new ScriptedModel({}),
  systemPrompt: 'You run a shop.',
  middleware: [toLangChainMiddleware(codeMode)],
});
const { messages } = await agent.invoke({ messages: [{ role: 'user', content: question }] });
console.log(messages.at(-1)?.text);

/* Prints
There are 42 pears and plums.
*/
