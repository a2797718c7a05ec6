import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import type { ProgramTexts, TypeFinding } from '@sallyport/contract';

/** A real workerd that runs the checker. */
export interface CheckingWorker extends AsyncDisposable {
  readonly bundleBytes: number;
  check(types: string, texts: ProgramTexts): Promise<readonly TypeFinding[]>;
}

const workerd = createRequire(createRequire(import.meta.url).resolve('workerd'))('workerd') as {
  readonly default: string;
};

const config = `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [(name = "main", worker = (
    modules = [(name = "worker.js", esModule = embed "worker.js")],
    compatibilityDate = "2026-10-20",
  ))],
  sockets = [(name = "http", address = "127.0.0.1:0", http = (), service = "main")],
);`;

/** Bundles the worker as a user's bundler would, and starts workerd on a free port. */
export async function startWorker(): Promise<CheckingWorker> {
  const folder = await mkdtemp(join(tmpdir(), 'sallyport-check-'));
  const { outputFiles } = await build({
    entryPoints: [join(import.meta.dirname, '../fixtures/checking-worker.ts')],
    bundle: true,
    write: false,
    minify: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2024',
    conditions: ['@sallyport/source'],
    // TypeScript asks where it lies on disk as it loads, and for Node's modules where it finds a process.
    define: { __filename: '"/typescript.js"', __dirname: '"/"', 'process.browser': 'true' },
    logLevel: 'silent',
  });
  const bundle = outputFiles[0]?.contents ?? new Uint8Array();
  await writeFile(join(folder, 'worker.js'), bundle);
  await writeFile(join(folder, 'config.capnp'), config);
  const child = spawn(workerd.default, ['serve', join(folder, 'config.capnp'), '--control-fd=3'], {
    stdio: ['ignore', 'inherit', 'inherit', 'pipe'],
  });
  const port = await new Promise<number>((resolve, reject) => {
    let text = '';
    child.stdio[3]?.on('data', (chunk: Buffer) => {
      text += String(chunk);
      const found = /"port":\s*(\d+)/.exec(text)?.[1];
      if (found !== undefined) resolve(Number(found));
    });
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`workerd ended with ${code}.`)));
  });
  return {
    bundleBytes: bundle.length,
    async check(types, texts) {
      const response = await fetch(`http://127.0.0.1:${port}/`, {
        method: 'POST',
        body: JSON.stringify({ types, ...texts }),
      });
      if (!response.ok) throw new Error(await response.text());
      return (await response.json()) as readonly TypeFinding[];
    },
    async [Symbol.asyncDispose]() {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGKILL');
      await ended;
      await rm(folder, { recursive: true });
    },
  };
}
