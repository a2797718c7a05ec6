// An agent loop of your own, with the core alone: no prompt package, no framework.
import { createCatalogue, createCodeTool, createRunner, defineTools } from '@sallyport/core';
import { createIsolatedVmSandbox } from '@sallyport/sandbox-isolated-vm';
import { z } from 'zod';

const shop = defineTools({
  namespace: 'shop',
  tools: {
    stock: {
      input: z.object({ article: z.enum(['pear', 'plum']) }),
      execute: ({ article }) => ({ pear: 12, plum: 30 })[article],
    },
  },
});

await using sandbox = createIsolatedVmSandbox();
const { execute } = createRunner({ catalogue: await createCatalogue([shop]), sandbox });
const code = createCodeTool({
  execute,
  name: 'run',
  description: 'Runs TypeScript with codemode.shop.stock({ article }).',
});

// A model takes messages and answers with text or with a program. This one is scripted.
type Turn = { text: string } | { code: string };
const script: Turn[] = [
  { code: `return await codemode.shop.stock({ artcle: 'pear' })` },
  {
    code: `
      const counts = await Promise.all(['pear', 'plum'].map((article) => codemode.shop.stock({ article })));
      console.log('pears and plums:', counts);
      return counts.reduce((sum, count) => sum + count, 0);
    `,
  },
  { text: 'There are 42 pears and plums.' },
];
const askModel = async (messages: readonly string[]): Promise<Turn> => script[messages.length - 1] ?? { text: '' };

const messages = ['How many pears and plums are there together?'];
for (;;) {
  const turn = await askModel(messages);
  if ('text' in turn) {
    console.log('Model:', turn.text);
    break;
  }
  const answer = await code.run(turn);
  console.log(answer.text);
  messages.push(answer.text);
}

/* Prints
Failed (program_threw): InvalidInputError: codemode.shop.stock: article is required. The tool was not called.
At line 1, column 8:
> 1 | return await codemode.shop.stock({ artcle: 'pear' })
    |        ^

Calls made before that:
codemode.shop.stock: refused
Result:
42

Console:
pears and plums: [ 12, 30 ]
Model: There are 42 pears and plums.
*/
