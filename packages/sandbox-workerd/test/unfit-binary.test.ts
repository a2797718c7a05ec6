import { platform } from 'node:process';

import { isSandboxError } from '@sallyport/contract';
import { describe, expect, test } from 'vitest';
import { findWorkerd } from '../src/find-workerd.ts';
import { createProcessPool } from '../src/process-pool.ts';

const limits = { memoryBytes: 64 * 1024 * 1024, cpuMs: 5_000 };
const job = { source: 'async () => "done"', receive: async () => '-', limits };

/** Code and message of what a run on this program rejects with. */
async function failureWith(binary: string): Promise<readonly [code: string, message: string]> {
  const pool = createProcessPool(binary, { maximumProcesses: 1, spareProcesses: 1 });
  try {
    return ['completed', await pool.run(job, new AbortController().signal)];
  } catch (error) {
    return isSandboxError(error) ? [error.code, error.message] : ['unknown', String(error)];
  } finally {
    await pool.dispose();
  }
}

function messageFor(system: string): string {
  try {
    return findWorkerd(system);
  } catch (error) {
    return isSandboxError(error) ? `${error.code}: ${error.message}` : String(error);
  }
}

describe('a workerd that is missing or unfit', () => {
  test('on a system without one, the sentence names those that have one', () => {
    expect(messageFor('linux-mips')).toBe(
      'sandbox_unavailable: There is no workerd for linux-mips: use Linux (glibc), macOS or Windows, on x64 or arm64, or another sandbox.',
    );
  });

  test('installed for another system, the sentence says to install again', () => {
    const other = platform === 'darwin' ? 'linux-x64' : 'darwin-x64';
    expect(messageFor(other)).toBe(
      `sandbox_unavailable: workerd is installed without its program for ${other}: install again on this system, with optional dependencies.`,
    );
  });

  test.skipIf(platform === 'win32')('a program that is not there ends the run, and the reason is told', async () => {
    const [code, message] = await failureWith('/nowhere/workerd');
    expect(code).toBe('sandbox_unavailable');
    expect(message).toMatch(/^workerd could not be started: .*not found/);
  });

  test.skipIf(platform === 'win32')('a program that ends at once ends the run, and is not tried for ever', async () => {
    expect(await failureWith('/bin/false')).toEqual([
      'sandbox_unavailable',
      'workerd could not be started: it ended at once.',
    ]);
  });
});
