import { spawn, type ChildProcess } from 'node:child_process';
import { execPath } from 'node:process';
import type { Duplex } from 'node:stream';
import { fileURLToPath } from 'node:url';

import type { BenchAnswer, BenchSystem, BenchTools } from '../system.ts';
import { createFrameReader, encodeFrame, frameKind, type Frame } from './frames.ts';
import { readResult, runCalls } from './run-calls.ts';

interface Waiting {
  readonly code: string;
  readonly resolve: (answer: BenchAnswer) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * The yardstick for the child placement: pooled isolated-vm in a hand-written child process, as fast as an honest one
 * gets. `shape` says how the child reads: blocking takes one run at a time, the event loop takes all that come.
 */
export function createRawChild(name: string, shape: 'blocking' | 'event-loop'): BenchSystem {
  const running = new Map<number, Waiting>();
  const queue: Waiting[] = [];
  let tools: BenchTools = {};
  let child: ChildProcess | undefined;
  let socket: Duplex | undefined;
  let isFree = false;
  let lastRun = 0;
  let whenReady = (): void => {};

  const start = (waiting: Waiting): void => {
    isFree = shape === 'event-loop';
    running.set(++lastRun, waiting);
    socket?.write(encodeFrame(frameKind.run, lastRun, waiting.code));
  };
  const onFrame = ({ kind, run, text }: Frame): void => {
    if (kind === frameKind.calls) {
      runCalls(tools, text, (answers) => socket?.write(encodeFrame(frameKind.answers, run, answers)));
    } else if (kind === frameKind.result) {
      const waiting = running.get(run);
      running.delete(run);
      try {
        waiting?.resolve(readResult(text));
      } catch (error) {
        waiting?.reject(error);
      }
    } else if (kind === frameKind.ready) {
      isFree = true;
      whenReady();
      const next = queue.shift();
      if (next) start(next);
    }
  };
  return {
    name,
    placement: 'child',
    setup(given) {
      tools = given;
      const entry = fileURLToPath(new URL(`./child-${shape}.ts`, import.meta.url));
      child = spawn(execPath, ['--no-node-snapshot', '--no-warnings', entry, JSON.stringify(Object.keys(tools))], {
        env: {},
        stdio: ['ignore', 'ignore', 'inherit', 'pipe'],
      });
      socket = child.stdio[3] as Duplex;
      socket.on('data', createFrameReader(onFrame));
      return new Promise((resolve, reject) => {
        whenReady = resolve;
        child?.once('exit', (code) => reject(new Error(`${name}: the child ended (${String(code)})`)));
      });
    },
    run: (code) =>
      new Promise((resolve, reject) => {
        const waiting = { code, resolve, reject };
        if (isFree) start(waiting);
        else queue.push(waiting);
      }),
    async dispose() {
      child?.kill('SIGKILL');
    },
  };
}
