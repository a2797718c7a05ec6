import { createIsolatedVmSandbox } from '../src/index.ts';
import { startTimeoutMs } from '../src/constants.ts';
import { expect, test } from 'vitest';

test(
  'a process that is at work when its time to start is over goes on',
  async () => {
    await using sandbox = createIsolatedVmSandbox();
    const limits = { memoryBytes: 64 * 1024 * 1024, cpuMs: 5_000 };
    const receive = (): Promise<string> => new Promise((resolve) => setTimeout(resolve, startTimeoutMs + 500, 'late'));
    const job = { source: '(send) => send("wait")', receive, limits };
    expect(await sandbox.run(job, { signal: new AbortController().signal })).toBe('late');
  },
  startTimeoutMs * 2,
);
