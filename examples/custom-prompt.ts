// A system prompt of your own: sections replaced, left out or amended, and a small budget.
import { createPrompt } from '@sallyport/prompt';
import { createIsolatedVmSandbox } from '@sallyport/sandbox-isolated-vm';
import { createCodeMode, defineTools } from 'sallyport';

await using sandbox = createIsolatedVmSandbox();
const codeMode = await createCodeMode({
  tools: [defineTools({ namespace: 'dice', tools: { roll: { description: 'Rolls one die.', execute: () => 4 } } })],
  sandbox,
});

// The sections are there to be put together in another way …
const { api } = codeMode.prompt.sections;
console.log(`You roll dice.\n\nAnswer only with programs.\n\n${api}`.split('\n').slice(0, 4).join('\n'));

// … and the same parts make another prompt.
const prompt = createPrompt(
  { entries: [], declarations: [] },
  { sections: { example: false, limits: false, rules: (text) => `${text}\n- Write for Node 24.` } },
);
console.log(prompt.sections.rules.split('\n').at(-1));

/* Prints
You roll dice.

Answer only with programs.

- Write for Node 24.
*/
