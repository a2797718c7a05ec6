import { fork } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { World, WorldSays } from './world.ts';

const childFile = fileURLToPath(new URL('world-child.cjs', import.meta.url));

/** No orphan that loops outlives a test run by more processor seconds than this. */
const orphanCpuSeconds = 20;

/** A world that is a process: an empty environment, no standard streams, ended with SIGKILL. Reads `/proc`: Linux only. */
export function openProcessWorld(faults: readonly string[]): World {
  const child = fork(childFile, [...faults], {
    execPath: '/bin/sh',
    execArgv: ['-c', `ulimit -t ${orphanCpuSeconds}; exec "$0" "$@"`, process.execPath],
    env: {},
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  const died = new Promise<void>((resolve) => {
    child.on('exit', () => resolve());
    child.on('error', () => resolve());
  });
  let hear = (_: WorldSays): void => {};
  child.on('message', (says: WorldSays) => hear(says));
  const tell = (message: object): void => {
    if (child.connected) child.send(message, () => {});
  };
  return {
    died,
    begin: (job, listener) => {
      hear = listener;
      tell({ type: 'job', job });
    },
    answer: (id, text) => tell({ type: 'answer', id, text }),
    kill: () => {
      child.kill('SIGKILL');
      return died;
    },
    usage: () => (child.pid === undefined ? undefined : readUsage(child.pid)),
  };
}

const tickMs = 10;

function readUsage(pid: number): ReturnType<World['usage']> {
  try {
    const kibibytes = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ');
    const ticks = Number(fields?.[11]) + Number(fields?.[12]);
    return kibibytes === undefined ? undefined : { bytes: Number(kibibytes) * 1024, cpuMs: ticks * tickMs };
  } catch {
    return undefined;
  }
}
