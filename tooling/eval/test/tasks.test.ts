import { afterAll, beforeAll, expect, test } from 'vitest';

import { tryPlain } from '../src/evaluate.ts';
import { converse } from '../src/model/converse.ts';
import { createScriptedModel } from '../src/model/scripted-model.ts';
import { findVariant } from '../src/prompt-variants.ts';
import { readCorpus } from '../src/recording/corpus.ts';
import { readRecording } from '../src/recording/recording.ts';
import { createStage } from '../src/stage/create-stage.ts';
import { readTasks } from '../src/task/task.ts';
import { openHouse } from './house.ts';

let house: Awaited<ReturnType<typeof openHouse>>;
beforeAll(async () => void (house = await openHouse()));
afterAll(() => house[Symbol.asyncDispose]());

const tasks = readTasks();

test('there are tasks of many kinds, each with a good program and a wrong one that says its fault', () => {
  expect(tasks.length).toBeGreaterThanOrEqual(12);
  expect(new Set(tasks.map(({ kind }) => kind)).size).toBe(tasks.length);
  for (const { name, programs, wrong } of tasks) {
    const names = [...programs.keys()];
    expect(names, name).toContain('good');
    expect(names.filter((each) => each !== 'good').toSorted(), name).toEqual(Object.keys(wrong).toSorted());
    expect(names.length, name).toBeGreaterThan(1);
  }
  const faults = new Set(tasks.flatMap(({ wrong }) => Object.values(wrong)));
  expect([...faults].toSorted()).toEqual(['does not parse', 'fails', 'too many calls', 'type error', 'wrong answer']);
});

test('recordings answer tools of the corpus only', () => {
  const recordings = new Set(tasks.flatMap(({ servers }) => Object.values(servers)));
  for (const name of recordings) {
    const { server, exchanges } = readRecording(name);
    const tools = new Set(readCorpus(server).map((tool) => tool.name));
    expect(
      exchanges.map(({ tool }) => tool).filter((tool) => !tools.has(tool)),
      name,
    ).toEqual([]);
  }
});

test.each(tasks)('$name: the plain conversation makes the calls of the good program, and no others', async (task) => {
  await using stage = await createStage(task, findVariant('default'), house);
  const toolName = stage.codeMode.tool.name;
  const turns = (task.programs.get('good') ?? []).map((code) => [{ toolName, input: { code } }]);
  await converse(createScriptedModel(turns, ''), stage.told, house.signal);
  const made = stage.connections.flatMap(({ namespace: server, session }) =>
    session.received.map(({ tool, input }) => ({ server, tool, input })),
  );
  const asText = (calls: readonly object[]): readonly string[] => calls.map((call) => JSON.stringify(call)).toSorted();
  expect(asText(task.plain.flat())).toEqual(asText(made));
  const plain = await tryPlain(task, undefined, house);
  expect(plain).toMatchObject({ right: true, unrecorded: 0, calls: made.length, turns: task.plain.length + 1 });
});
