import { writeSync } from 'node:fs';
import { cpuUsage, kill, memoryUsage, pid, ppid } from 'node:process';
import { workerData } from 'node:worker_threads';

import { watchIdleMs, watchIntervalMs } from '../constants.ts';
import { endings, type Ending } from '../frames.ts';
import { pipes } from './pipes.ts';
import { shared } from './shared-state.ts';

/** A thread of the guest process that looks at it from outside the isolate, also while a guest never yields. */
const state = new Int32Array(workerData as SharedArrayBuffer);
const parentAtStart = ppid;

function end(reason: Ending): void {
  // The parent reads the reason from a pipe of its own: the main one may be in the middle of a frame.
  writeSync(pipes.reasons, Uint8Array.of(endings.indexOf(reason)));
  kill(pid, 'SIGKILL');
}

function look(): void {
  if (memoryUsage.rss() / 1024 > Atomics.load(state, shared.residentKibibytes)) end('memory_exceeded');
  const used = cpuUsage();
  if ((used.user + used.system) / 1000 > Atomics.load(state, shared.cpuLimitMs)) end('cpu_exceeded');
  // A parent that was killed cannot kill a guest that spins.
  if (process.ppid !== parentAtStart) kill(pid, 'SIGKILL');
}

Atomics.store(state, shared.watching, 1);
Atomics.notify(state, shared.watching);
let idleSinceMs = Date.now();
for (;;) {
  Atomics.wait(state, shared.asleep, 0, watchIntervalMs);
  if (Atomics.load(state, shared.run) !== 0) {
    idleSinceMs = Date.now();
    look();
  } else if (Date.now() - idleSinceMs > watchIdleMs) {
    Atomics.store(state, shared.asleep, 1);
    Atomics.wait(state, shared.run, 0);
    Atomics.store(state, shared.asleep, 0);
    idleSinceMs = Date.now();
  }
}
