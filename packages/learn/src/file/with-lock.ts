import { open, rm, stat } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';

import { lockPauseMs, lockTries, staleLockMs } from '../constants.ts';

/**
 * Does some work while no other writer does its own. A lock that is older than any work takes was left by a process that
 * died, and is broken. Goes on without a lock rather than never.
 */
export async function withLock(file: string, work: () => Promise<void>): Promise<void> {
  const isHeld = await takeLock(file);
  try {
    await work();
  } finally {
    if (isHeld) await rm(file, { force: true });
  }
}

async function takeLock(file: string): Promise<boolean> {
  for (let tries = 0; tries < lockTries; tries += 1) {
    try {
      const handle = await open(file, 'wx', 0o600);
      await handle.close();
      return true;
    } catch (error) {
      const { code } = error as { readonly code?: unknown };
      // Windows says EPERM of a file that is just being removed.
      if (code !== 'EEXIST' && code !== 'EPERM') throw error;
      if (await isStale(file)) await rm(file, { force: true });
      else await sleep(lockPauseMs);
    }
  }
  return false;
}

async function isStale(file: string): Promise<boolean> {
  try {
    return Date.now() - (await stat(file)).mtimeMs > staleLockMs;
  } catch {
    return false;
  }
}
