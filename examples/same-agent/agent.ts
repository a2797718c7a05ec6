import type { Sandbox } from '@sallyport/contract';
import { toAiSdk } from '@sallyport/adapter-ai-sdk';
import { generateText, isStepCount, type LanguageModel } from 'ai';
import { createCodeMode, defineTools } from 'sallyport';

const shop = defineTools({
  namespace: 'shop',
  tools: {
    stock: {
      input: { type: 'object', properties: { article: { enum: ['pear', 'plum'] } }, required: ['article'] },
      output: { type: 'integer' },
      execute: ({ article }) => (article === 'pear' ? 12 : 30),
    },
  },
});

/** The agent. It does not know where it runs: the sandbox and the model are handed to it. */
export async function askShop(
  question: string,
  { model, sandbox }: { model: LanguageModel; sandbox: Sandbox },
): Promise<string> {
  const codeMode = await createCodeMode({ tools: [shop], sandbox });
  const { text } = await generateText({
    model,
    instructions: codeMode.system('You run a shop.'),
    tools: { [codeMode.tool.name]: toAiSdk(codeMode.tool) },
    prompt: question,
    stopWhen: isStepCount(5),
  });
  return text;
}
