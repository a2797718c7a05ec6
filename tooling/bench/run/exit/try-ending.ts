import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { execPath } from 'node:process';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';

import { childrenOf, isAlive, type ProcessId } from '../processes.ts';
import { withTimeout } from '../with-timeout.ts';
import type { Ending } from './endings.ts';

/** What one attempt showed. */
export interface Attempt {
  /** Undefined when all went well. */
  readonly failure: string | undefined;
  /** From the word to end until the process and all its children were gone. */
  readonly goneMs: number;
  readonly children: number;
}

const readyTimeoutMs = 20_000;
const exitTimeoutMs = 5_000;
const orphanTimeoutMs = 2_000;
/** The end comes at a random moment, so that it also meets a spare that is just starting. */
const longestDelayMs = 300;
const subjectFile = fileURLToPath(new URL('./subject.ts', import.meta.url));
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

async function untilReady(subject: ChildProcess): Promise<void> {
  if (!subject.stdout) throw new Error('no output');
  const ended = once(subject, 'exit').then(() => Promise.reject(new Error('ended before it was ready')));
  await withTimeout(Promise.race([once(subject.stdout, 'data'), ended]), readyTimeoutMs);
}

async function untilGone(processes: readonly ProcessId[]): Promise<readonly ProcessId[]> {
  const deadline = performance.now() + orphanTimeoutMs;
  let left = processes.filter(isAlive);
  while (left.length > 0 && performance.now() < deadline) {
    await pause(5);
    left = left.filter(isAlive);
  }
  return left;
}

/** Starts a process with runs under way, ends it, and looks what is left. Never leaves anything behind itself. */
export async function tryEnding(ending: Ending, placement: 'host' | 'child'): Promise<Attempt> {
  const flags = placement === 'host' ? ['--no-node-snapshot'] : [];
  const subject = spawn(execPath, [...flags, '--no-warnings', subjectFile, placement], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  let children: readonly ProcessId[] = [];
  try {
    await untilReady(subject);
    await pause(Math.random() * longestDelayMs);
    children = childrenOf(subject.pid ?? 0);
    const start = performance.now();
    const exited = once(subject, 'exit') as Promise<[number | null, NodeJS.Signals | null]>;
    ending.end(subject);
    const [exitCode, signal] = await withTimeout(exited, exitTimeoutMs);
    const left = await untilGone(children);
    const goneMs = performance.now() - start;
    const isRight = ending.accepts(exitCode, signal);
    const failure = left.length > 0 ? `${left.length} children left behind` : `ended with ${exitCode ?? signal}`;
    return { failure: isRight && left.length === 0 ? undefined : failure, goneMs, children: children.length };
  } catch (error) {
    return {
      failure: error instanceof Error ? error.message : String(error),
      goneMs: Number.NaN,
      children: children.length,
    };
  } finally {
    subject.kill('SIGKILL');
    for (const child of children.filter(isAlive)) process.kill(child.pid, 'SIGKILL');
  }
}
