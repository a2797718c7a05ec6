import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { execPath, kill, pid, platform } from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

import { describe, expect, test, vi } from 'vitest';
import { answerTimeoutMs, retireAfterRuns } from '../src/constants.ts';
import { createWorkerdSandbox } from '../src/index.ts';
import { descendantsOf, living } from './processes.ts';

const limits = { memoryBytes: 64 * 1024 * 1024, cpuMs: 5_000 };
const signal = new AbortController().signal;
const quick = { source: 'async () => "done"', receive: async () => '-', limits };
const patience = { timeout: 10_000 } as const;

describe.skipIf(platform !== 'linux')('processes', () => {
  test('none is left after the host was killed while a guest never yields', async () => {
    const subject = fileURLToPath(new URL('endless-subject.ts', import.meta.url));
    const host = spawn(execPath, ['--conditions=@sallyport/source', '--no-warnings', subject], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await once(host.stdout, 'data');
    const started = descendantsOf(host.pid ?? 0);
    expect(started.length).toBeGreaterThan(1);
    host.kill('SIGKILL');
    await vi.waitFor(() => expect(living(started)).toEqual([]), patience);
  }, 30_000);

  test('none is left, and no open file, after a sandbox was used much and disposed', async () => {
    const before = descendantsOf(pid);
    const open = (): number => readdirSync('/proc/self/fd').length;
    const openBefore = open();
    for (let round = 0; round < 3; round++) {
      await using sandbox = createWorkerdSandbox({ maximumProcesses: 3 });
      await Promise.all(Array.from({ length: 100 }, () => sandbox.run(quick, { signal })));
    }
    await vi.waitFor(() => {
      expect(descendantsOf(pid)).toEqual(before);
      expect(open()).toBeLessThanOrEqual(openBefore);
    }, patience);
  }, 60_000);

  test('one that does not answer is replaced, and its job goes to another', async () => {
    await using sandbox = createWorkerdSandbox({ maximumProcesses: 1, spareProcesses: 0 });
    expect(await sandbox.run(quick, { signal })).toBe('done');
    const first = descendantsOf(pid);
    await sleep(100); // It tidies up, and is idle then.
    for (const child of first) kill(child, 'SIGSTOP');
    expect(await sandbox.run(quick, { signal })).toBe('done');
    for (const child of living(first)) kill(child, 'SIGCONT');
    await vi.waitFor(() => expect(living(first)).toEqual([]), patience);
  }, 30_000);

  test('one whose guest spins at once is not taken for one that does not answer', async () => {
    await using sandbox = createWorkerdSandbox({ maximumProcesses: 1, spareProcesses: 0 });
    expect(await sandbox.run(quick, { signal })).toBe('done');
    const first = descendantsOf(pid);
    const controller = new AbortController();
    const run = sandbox.run({ ...quick, source: 'async () => { for (;;); }' }, { signal: controller.signal });
    await sleep(2 * answerTimeoutMs);
    expect(living(first)).toEqual(first);
    controller.abort('enough');
    await expect(run).rejects.toBe('enough');
  }, 30_000);

  test('one that ran often or grew is replaced, and no run is lost', async () => {
    await using sandbox = createWorkerdSandbox({ maximumProcesses: 1, spareProcesses: 0 });
    expect(await sandbox.run(quick, { signal })).toBe('done');
    const first = descendantsOf(pid);
    expect(first.length).toBeGreaterThan(0);
    for (let runs = 0; runs < retireAfterRuns; runs++) expect(await sandbox.run(quick, { signal })).toBe('done');
    await vi.waitFor(() => expect(living(first)).toEqual([]), patience);
  }, 120_000);
});
