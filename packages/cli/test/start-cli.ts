import { execFile, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { onTestFinished } from 'vitest';

/** The command line, from source, as arguments of this Node. */
export const bin: readonly string[] = [
  '--no-warnings',
  '--conditions=@sallyport/source',
  fileURLToPath(new URL('../src/bin.ts', import.meta.url)),
];

/** An entry that starts one of the reference servers. */
export function referenceServer(name: string, ...args: readonly string[]): Entry {
  const file = fileURLToPath(import.meta.resolve(`@modelcontextprotocol/server-${name}/dist/index.js`));
  return { command: process.execPath, args: [file, ...args] };
}

/** An entry that starts a server of `servers/`. */
export function ownServer(name: string, ...args: readonly string[]): Entry {
  const file = fileURLToPath(new URL(`servers/${name}`, import.meta.url));
  return { command: process.execPath, args: ['--no-warnings', file, ...args] };
}

/** A server of a configuration. */
export interface Entry {
  readonly command: string;
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

/** A folder that is gone after the test, or after the file when made outside one. */
export function makeFolder(atEnd: (work: () => void) => void = onTestFinished): string {
  const folder = mkdtempSync(join(tmpdir(), 'sallyport-cli-'));
  atEnd(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Writes a configuration of these servers; gives its file. */
export function writeServers(
  folder: string,
  servers: Readonly<Record<string, unknown>>,
  name: string = 'mcp.json',
): string {
  const file = join(folder, name);
  writeFileSync(file, JSON.stringify({ mcpServers: servers }));
  return file;
}

/** How a command ended. */
export interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the command line in a folder, to its end. */
export function sallyport(
  folder: string,
  args: readonly string[],
  { input = '', env = {} }: { readonly input?: string; readonly env?: Readonly<Record<string, string>> } = {},
): Promise<Ended> {
  return new Promise((resolve) => {
    const options = { cwd: folder, env: { ...process.env, ...env }, maxBuffer: 64 * 1024 * 1024 };
    const child = execFile(process.execPath, [...bin, ...args], options, (error, stdout, stderr) => {
      resolve({ code: error === null ? 0 : Number(error.code), stdout, stderr });
    });
    child.stdin?.end(input);
    onTestFinished(() => void child.kill('SIGKILL'));
  });
}

/** The command line at work. */
export interface Running {
  /** Resolves with what fits, once it was said on standard error. Fails when the command ends without it. */
  said(wanted: RegExp): Promise<RegExpExecArray>;
  stdout(): string;
  stderr(): string;
  kill(signal: NodeJS.Signals): void;
  readonly ended: Promise<number | null>;
}

/** Starts the command line in a folder; it is ended with the test. */
export function startCli(folder: string, args: readonly string[], env: Readonly<Record<string, string>> = {}): Running {
  const child = spawn(process.execPath, [...bin, ...args], { cwd: folder, env: { ...process.env, ...env } });
  onTestFinished(() => void child.kill('SIGKILL'));
  const texts = { stdout: '', stderr: '' };
  child.stdout.on('data', (chunk: Buffer) => void (texts.stdout += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => void (texts.stderr += chunk.toString()));
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  return {
    said: (wanted) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          const found = wanted.exec(texts.stderr);
          if (found !== null) resolve(found);
        };
        child.stderr.on('data', look);
        look();
        void ended.then(() => reject(new Error(`It ended without ${String(wanted)}:\n${texts.stderr}`)));
      }),
    stdout: () => texts.stdout,
    stderr: () => texts.stderr,
    kill: (signal) => void child.kill(signal),
    ended,
  };
}

/** A client of `sallyport serve`, over its standard input and output. */
export async function connectServe(
  folder: string,
  args: readonly string[] = [],
  atEnd: (close: () => Promise<void>) => void = onTestFinished,
  env: Readonly<Record<string, string>> = {},
): Promise<Client> {
  const client = new Client({ name: 'test', version: '1.0.0' });
  atEnd(() => client.close());
  await client.connect(
    new StdioClientTransport({
      command: process.execPath,
      args: [...bin, 'serve', '-q', ...args],
      cwd: folder,
      env: { ...process.env, ...env } as Record<string, string>,
    }),
  );
  return client;
}
