import { createIsolatedVmSandbox } from '../src/index.ts';
import { expect, test } from 'vitest';

const limits = { memoryBytes: 32 * 1024 * 1024, cpuMs: 5_000 };
const signal = new AbortController().signal;
const quick = { source: 'async () => "done"', receive: async () => '-', limits };

test('answers that a guest never takes end its run when they are more than it could hold', async () => {
  await using sandbox = createIsolatedVmSandbox();
  const source = '(send) => { for (let n = 0; n < 40; n++) send("give", true); for (;;); }';
  const answer = 'x'.repeat(1024 * 1024);
  const job = { source, receive: () => Promise.resolve(answer), limits };
  await expect(sandbox.run(job, { signal })).rejects.toMatchObject({ code: 'memory_exceeded' });
  expect(await sandbox.run(quick, { signal })).toBe('done');
});

test('a run that is aborted hands its process to no other', async () => {
  await using sandbox = createIsolatedVmSandbox({ maximumProcesses: 1 });
  const controller = new AbortController();
  const endless = sandbox.run({ ...quick, source: '() => { for (;;); }' }, { signal: controller.signal });
  const next = sandbox.run(quick, { signal });
  setTimeout(() => controller.abort(new Error('enough')), 50);
  await expect(endless).rejects.toThrow('enough');
  expect(await next).toBe('done');
});
