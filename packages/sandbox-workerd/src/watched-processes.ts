import type { ChildProcess } from 'node:child_process';
import process from 'node:process';

const alive = new Set<ChildProcess>();

function killAll(): void {
  for (const child of alive) child.kill('SIGKILL');
}

/** Children that must not outlive this process. They end by themselves when it is killed; an orderly exit is quicker. */
export const watchedProcesses: { add(child: ChildProcess): void; delete(child: ChildProcess): void } = {
  add(child) {
    if (alive.size === 0) process.once('exit', killAll);
    alive.add(child);
  },
  delete(child) {
    alive.delete(child);
    if (alive.size === 0) process.off('exit', killAll);
  },
};
