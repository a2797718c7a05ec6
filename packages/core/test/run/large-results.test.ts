import type { Sandbox } from '@sallyport/contract';
import { expect, test } from 'vitest';
import { createCatalogue, createRunner, defineTools } from '../../src/index.ts';
import { resultsOfTurnBytes } from '../../src/limits.ts';

const calls = 20;

/** How many turns the event loop made until a guest had the answers to calls that it made at one moment. */
async function turnsFor(resultLength: number): Promise<number> {
  const text = 'x'.repeat(resultLength);
  const tools = defineTools({ namespace: 'demo', tools: { text: { description: 'Text.', execute: () => text } } });
  let turns = 0;
  const lengths: number[] = [];
  const sandbox: Sandbox = {
    contractVersion: 1,
    name: 'one-moment',
    capabilities: { interruptsLoops: false, limitsMemory: false, survivesCrash: false },
    async run({ receive }) {
      let isOver = false;
      const turn = (): void => {
        turns++;
        if (!isOver) setImmediate(turn);
      };
      setImmediate(turn);
      const answers = await Promise.all(Array.from({ length: calls }, () => receive('call demo.text\n{}')));
      isOver = true;
      lengths.push(...answers.map(({ length }) => length));
      return 'value 0\n-';
    },
    [Symbol.asyncDispose]: async () => {},
  };
  const runner = createRunner({ catalogue: await createCatalogue([tools]), sandbox });
  const { calls: records } = await runner.execute({ code: 'return 1' });
  expect(records.map(({ status }) => status)).toEqual(Array.from({ length: calls }, () => 'completed'));
  expect(Math.min(...lengths)).toBeGreaterThan(resultLength);
  return turns;
}

test('large results that are ready at one moment are read in turns of their own, and other work goes on between', async () => {
  expect(await turnsFor(resultsOfTurnBytes)).toBeGreaterThanOrEqual(calls - 1);
});

test('small results that are ready at one moment wait for no turn', async () => {
  expect(await turnsFor(10)).toBeLessThan(3);
});
