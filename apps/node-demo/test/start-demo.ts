import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { onTestFinished } from 'vitest';

/** The demo as a process of its own, as a person starts it. */
export interface StartedDemo {
  /** Resolves once the text was printed. */
  printed(text: string): Promise<void>;
  kill(signal: NodeJS.Signals): void;
  /** True while any process of the demo's group lives. */
  isGroupAlive(): boolean;
  /** What stands in its temporary folder. */
  listTemporary(): readonly string[];
  readonly ended: Promise<{ readonly code: number | null; readonly stdout: string; readonly stderr: string }>;
}

const app = fileURLToPath(new URL('..', import.meta.url));
const keys = ['OPENAI_BASE_URL', 'OPENAI_API_KEY', 'ANTHROPIC_API_KEY', 'SALLYPORT_MODEL', 'FORCE_COLOR'];

/** Starts the demo from source, in a group of its own, without colour and without a key unless `env` holds one. */
export function startDemo(
  args: readonly string[],
  { env = {}, input = '' }: { readonly env?: Readonly<Record<string, string>>; readonly input?: string } = {},
): StartedDemo {
  const temporary = mkdtempSync(join(tmpdir(), 'node-demo-test-'));
  const inherited = Object.fromEntries(Object.entries(process.env).filter(([name]) => !keys.includes(name)));
  const child = spawn(process.execPath, ['--conditions=@sallyport/source', 'main.ts', ...args], {
    cwd: app,
    env: { ...inherited, NO_COLOR: '1', COLUMNS: '100', TMPDIR: temporary, TEMP: temporary, ...env },
    detached: true,
    stdio: 'pipe',
  });
  const read = (stream: NodeJS.ReadableStream): (() => string) => {
    let text = '';
    stream.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
    return () => text;
  };
  const stdout = read(child.stdout);
  const stderr = read(child.stderr);
  child.stdin.end(input);
  onTestFinished(() => {
    signalGroup(child, 'SIGKILL');
    rmSync(temporary, { recursive: true, force: true });
  });
  return {
    printed: (text) =>
      new Promise((resolve, reject) => {
        const look = (): void => void (stdout().includes(text) && resolve());
        child.stdout.on('data', look);
        child.once('close', () => reject(new Error(`Ended without "${text}":\n${stdout()}\n${stderr()}`)));
        look();
      }),
    kill: (signal) => void child.kill(signal),
    isGroupAlive: () => signalGroup(child, 0),
    listTemporary: () => readdirSync(temporary),
    ended: new Promise((resolve) => {
      child.once('close', (code) => resolve({ code, stdout: stdout(), stderr: stderr() }));
    }),
  };
}

function signalGroup(child: ChildProcess, signal: NodeJS.Signals | 0): boolean {
  try {
    return child.pid !== undefined && process.kill(-child.pid, signal);
  } catch {
    return false;
  }
}
