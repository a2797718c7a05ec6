import { expect, test } from 'vitest';
import { gatheredUnits } from '../src/constants.ts';
import { createAnswerGatherer, readCrossing } from '../src/crossing.ts';

test('answers of one turn that no string could hold together cross one after the other, each once and in order', async () => {
  const crossed: { readonly id: number; readonly text: string }[] = [];
  const counts: number[] = [];
  const gatherer = createAnswerGatherer((crossing, count) => {
    readCrossing(crossing, (id, text) => crossed.push({ id, text }));
    counts.push(count);
  });
  const answer = 'x'.repeat(gatheredUnits - 1);
  const ids = Array.from({ length: 200 }, (_, index) => index + 1);
  for (const id of ids) gatherer.add(id, answer);
  await Promise.resolve();
  expect(crossed.map(({ id }) => id)).toEqual(ids);
  expect(crossed.every(({ text }) => text.length === answer.length)).toBe(true);
  expect(counts).toEqual(ids.map(() => 1));
});

test('answers of one turn that are short cross together', async () => {
  const counts: number[] = [];
  const gatherer = createAnswerGatherer((_, count) => counts.push(count));
  for (let id = 1; id <= 100; id++) gatherer.add(id, '=1');
  await Promise.resolve();
  expect(counts).toEqual([100]);
});
