import { describe, expect, test } from 'vitest';
import { listAdapterClauses, runAdapterClauses } from '../../src/index.ts';
import { createReferenceSandbox } from '../reference/create-reference-sandbox.ts';
import { adapterMutants } from './adapter-mutants.ts';
import { createLoopHarness } from './loop-harness.ts';

const createSandbox = () => createReferenceSandbox('context');

test('every clause has a mutant', () => {
  expect(Object.keys(adapterMutants)).toEqual(listAdapterClauses().map(({ id }) => id));
});

test('the loop without a fault passes', async () => {
  const results = await runAdapterClauses({ harness: createLoopHarness(), createSandbox });
  expect(results.filter(({ status }) => status !== 'passed')).toEqual([]);
});

describe.concurrent('the mutant of', { timeout: 60_000 }, () => {
  test.each(Object.entries(adapterMutants))('%s fails that clause and no other', async (id, makeFaults) => {
    const harness = createLoopHarness(makeFaults());
    const results = await runAdapterClauses({ harness, createSandbox, settleMs: 500 });
    const failed = results.filter(({ status }) => status !== 'passed');
    expect(failed).toEqual([expect.objectContaining({ id, status: 'failed', reason: expect.any(String) })]);
  });
});

test('without tools to bring, the clauses about them are skipped and say so', async () => {
  const { bringTools: _none, ...harness } = createLoopHarness();
  const results = await runAdapterClauses({ harness, createSandbox });
  const skipped = results.filter(({ status }) => status === 'skipped');
  expect(skipped.map(({ id }) => id)).toEqual(
    listAdapterClauses().flatMap(({ id, group }) => (group === 'bring' ? [id] : [])),
  );
  expect(skipped[0]?.reason).toBe('the harness brings no tools');
});

test('a gap that names no clause is refused before anything is made', async () => {
  const options = { harness: createLoopHarness(), gaps: { 'run/valeu': 'no' }, createSandbox: () => expect.fail() };
  await expect(runAdapterClauses(options)).rejects.toThrow('`gaps` names no clause: run/valeu');
});
