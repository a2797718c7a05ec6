import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';

import workerd from 'workerd';
import { WebSocket } from 'ws';

import type { BenchAnswer, BenchSystem, BenchTools } from '../system.ts';
import { readResult, runAllCalls } from './run-calls.ts';
import { hostWorkerText, moduleAround } from './workerd-text.ts';

/** Starts workerd with one Worker and one socket file, and resolves with a connection to it. */
async function startWorkerd(): Promise<{ readonly child: ChildProcess; readonly socket: WebSocket }> {
  const folder = mkdtempSync(join(tmpdir(), 'sallyport-bench-'));
  const config = join(folder, 'config.capnp');
  writeFileSync(
    config,
    `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [(name = "main", worker = (
    compatibilityDate = "2026-01-01",
    modules = [(name = "main.js", esModule = ${JSON.stringify(hostWorkerText)})],
    bindings = [(name = "LOADER", workerLoader = ())],
  ))],
  sockets = [(name = "main", address = "unix:${folder}/s", http = (), service = "main")],
);`,
  );
  const binary = (workerd as { readonly default: string }).default;
  const child = spawn(binary, ['serve', '--experimental', '--control-fd=3', config], {
    env: {},
    stdio: ['ignore', 'ignore', 'inherit', 'pipe'],
  });
  await new Promise((resolve) => (child.stdio[3] as Readable).once('data', resolve));
  const socket = new WebSocket(`ws+unix:${folder}/s:/`, { perMessageDeflate: false });
  await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
  rmSync(folder, { recursive: true });
  return { child, socket };
}

/** The yardstick for workerd: a hand-written child with one WebSocket, as fast as an honest one gets. */
export function createRawWorkerd(name: string): BenchSystem {
  const waiting = new Map<string, (text: string) => void>();
  let child: ChildProcess | undefined;
  let socket: WebSocket | undefined;
  let lastRun = 0;
  return {
    name,
    placement: 'child',
    async setup(tools: BenchTools) {
      ({ child, socket } = await startWorkerd());
      socket.send(`s0 ${JSON.stringify(moduleAround(Object.keys(tools)))}`);
      socket.on('message', (data) => {
        const message = (data as Buffer).toString();
        const bodyStart = message.indexOf(' ') + 1;
        const id = message.slice(1, bodyStart - 1);
        const body = message.slice(bodyStart);
        if (message.startsWith('c')) {
          void runAllCalls(tools, body).then((answers) => socket?.send(`a${id} ${answers}`));
        } else {
          waiting.get(id)?.(body);
          waiting.delete(id);
        }
      });
    },
    run: (code): Promise<BenchAnswer> =>
      new Promise<string>((resolve) => {
        const id = String(++lastRun);
        waiting.set(id, resolve);
        socket?.send(`r${id} ${code}`);
      }).then(readResult),
    async dispose() {
      child?.kill('SIGKILL');
    },
  };
}
