import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';

import type { ServerDefinition } from './server-list.ts';

/** A server's process and the connection to it. */
export interface ServerProcess {
  readonly transport: StdioClientTransport;
  /** The last of what it wrote for people. */
  lastWords(): string;
  /** Resolves once the process is gone: asked by closing its input, made to after a while. */
  end(): Promise<void>;
}

const wordsKept = 2_000;
const graceMs = 1_000;
const pollMs = 20;
const alive = new Set<number>();

// Whatever ends this process, nothing it started stays behind.
process.once('exit', () => {
  for (const pid of alive) kill(pid, 'SIGKILL');
});

/** Prepares a process; connecting a client to its transport starts it. It gets no variable that may hold a key. */
export function createServerProcess({ script, args, env }: ServerDefinition): ServerProcess {
  const command = { command: process.execPath, args: [script, ...args], env: { ...env }, stderr: 'pipe' as const };
  const transport = new StdioClientTransport(command);
  let pid: number | undefined;
  let words = '';
  transport.stderr?.on('data', (chunk: Buffer) => {
    words = (words + chunk.toString()).slice(-wordsKept);
  });
  const start = transport.start.bind(transport);
  // The transport forgets its process as soon as it is told to close, so the number is noted here.
  transport.start = async () => {
    const started = start();
    pid = transport.pid ?? undefined;
    if (pid !== undefined) alive.add(pid);
    await started;
  };
  return {
    transport,
    lastWords: () => words,
    async end() {
      void transport.close();
      if (pid === undefined) return;
      const patience = performance.now() + graceMs;
      while (kill(pid, 0)) {
        if (performance.now() > patience) kill(pid, 'SIGKILL');
        await new Promise((resolve) => setTimeout(resolve, pollMs));
      }
      alive.delete(pid);
    },
  };
}

/** False when there is no such process any more. */
function kill(pid: number, signal: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(pid, signal);
  } catch {
    return false;
  }
}
