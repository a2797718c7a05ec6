import type * as ChildProcesses from 'node:child_process';
import { expect, test, vi } from 'vitest';

import type * as Constants from '../src/constants.ts';
import { createIsolatedVmSandbox } from '../src/index.ts';

const children: ChildProcesses.ChildProcess[] = [];

vi.mock('node:child_process', async (importOriginal) => {
  const original = await importOriginal<typeof ChildProcesses>();
  const spawn = (...given: Parameters<typeof original.spawn>): ChildProcesses.ChildProcess => {
    const child = original.spawn(...given);
    children.push(child);
    return child;
  };
  return { ...original, spawn };
});

vi.mock('../src/constants.ts', async (importOriginal) => ({
  ...(await importOriginal<typeof Constants>()),
  idleProcessMs: 50,
}));

const limits = { memoryBytes: 32 * 1024 * 1024, cpuMs: 5_000 };
const { signal } = new AbortController();
const alive = (): readonly ChildProcesses.ChildProcess[] => children.filter(({ signalCode }) => signalCode === null);

test('of the processes that a burst started, the one that worked most stays', async () => {
  await using sandbox = createIsolatedVmSandbox({ maximumProcesses: 3 });
  let release = (_answer: string): void => {};
  const released = new Promise<string>((resolve) => (release = resolve));
  const run = (answer: Promise<string>): Promise<string> =>
    sandbox.run({ source: '(send) => send("wait")', receive: () => answer, limits }, { signal });
  expect(await run(Promise.resolve('done'))).toBe('done');
  const burst = [run(released), run(released), run(released)];
  await vi.waitFor(() => expect(children.length).toBeGreaterThan(2), { timeout: 5_000 });
  release('done');
  expect(await Promise.all(burst)).toEqual(['done', 'done', 'done']);
  await vi.waitFor(() => expect(alive()).toHaveLength(1), { timeout: 10_000 });
  expect(alive()).toEqual([children[0]]);
});
