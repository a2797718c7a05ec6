// What the agents of these examples share: a shop, a question, and a script that stands for a model.
import { defineTools } from 'sallyport';

export const shop = defineTools({
  namespace: 'shop',
  tools: {
    stock: {
      input: { type: 'object', properties: { article: { enum: ['pear', 'plum'] } }, required: ['article'] },
      output: { type: 'integer' },
      execute: ({ article }) => (article === 'pear' ? 12 : 30),
    },
  },
});

export const question = 'How many pears and plums are there together?';

const code = `
  const counts = await Promise.all(['pear', 'plum'].map((article) => codemode.shop.stock({ article })));
  return counts.reduce((sum, count) => sum + count, 0);
`;

/** What a model would answer to what it was sent: first a program, then what the program's result says. */
export function answer(sent: unknown): { code: string } | { text: string } {
  const [, count] = /Result:\\+n(\d+)/u.exec(JSON.stringify(sent)) ?? [];
  return count === undefined ? { code } : { text: `There are ${count} pears and plums.` };
}
