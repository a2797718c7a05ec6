import { spawn } from 'node:child_process';
import { copyFile, mkdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';

import { build } from 'esbuild';

/** The path of the binary; the package has no types. */
const { default: workerd } = createRequire(import.meta.url)('workerd') as { readonly default: string };

/** A call of `shapes-worker.ts`. */
export type CallWorker = (what: string, paths: readonly string[], value?: unknown) => Promise<unknown>;

/** Starts workerd with the Worker and its storage in a directory. */
export async function startWorker(directory: string): Promise<{ call: CallWorker; stop(): Promise<void> }> {
  const here = (name: string): string => fileURLToPath(new URL(name, import.meta.url));
  await mkdir(join(directory, 'storage'), { recursive: true });
  await build({
    entryPoints: [here('shapes-worker.ts')],
    outfile: join(directory, 'main.js'),
    bundle: true,
    format: 'esm',
    conditions: ['@sallyport/source'],
    logLevel: 'silent',
  });
  await copyFile(here('config.capnp'), join(directory, 'config.capnp'));
  const child = spawn(workerd, ['serve', 'config.capnp', '--control-fd=3', '--experimental'], {
    cwd: directory,
    env: {},
    stdio: ['ignore', 'ignore', 'inherit', 'pipe'],
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const port = await readPort(child.stdio[3] as Readable, ended);
  return {
    async call(what, paths, value) {
      const body = JSON.stringify({ do: what, paths, value });
      const response = await fetch(`http://127.0.0.1:${port}/`, { method: 'POST', body });
      return response.json();
    },
    async stop() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

async function readPort(control: Readable, ended: Promise<void>): Promise<number> {
  const listening = new Promise<number>((resolve) => {
    createInterface({ input: control }).on('line', (line) => {
      const { port } = JSON.parse(line) as { readonly port?: number };
      if (port !== undefined) resolve(port);
    });
  });
  const failed = ended.then(() => Promise.reject(new Error('workerd ended before it listened.')));
  return Promise.race([listening, failed]);
}
