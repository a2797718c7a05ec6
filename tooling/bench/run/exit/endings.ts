import type { ChildProcess } from 'node:child_process';

/** A way for a process to end while runs are under way. */
export interface Ending {
  readonly name: string;
  end(subject: ChildProcess): void;
  /** True when the process ended as that way of ending should look from outside. */
  accepts(exitCode: number | null, signal: NodeJS.Signals | null): boolean;
}

const isCleanExit = (exitCode: number | null): boolean => exitCode === 0;

/** The four ways. */
export const endings: readonly Ending[] = [
  { name: 'disposed, then nothing left to do', end: (subject) => subject.stdin?.write('end\n'), accepts: isCleanExit },
  { name: 'process.exit', end: (subject) => subject.stdin?.write('exit\n'), accepts: isCleanExit },
  { name: 'SIGTERM', end: (subject) => subject.kill('SIGTERM'), accepts: (_, signal) => signal === 'SIGTERM' },
  { name: 'SIGKILL', end: (subject) => subject.kill('SIGKILL'), accepts: (_, signal) => signal === 'SIGKILL' },
];
