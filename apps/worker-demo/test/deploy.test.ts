import { execFile } from 'node:child_process';
import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';

import { expect, onTestFinished, test } from 'vitest';

const app = fileURLToPath(new URL('../', import.meta.url));
const kilobyte = 1_000;

test('wrangler deploy has everything it needs, and the Worker fits the free plan', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'worker-demo-deploy-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const args = ['scripts/wrangler.ts', 'deploy', '--dry-run', '--minify', '--outdir', folder];
  const env = { ...process.env, WRANGLER_LOG: 'log' };
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: app, env });
  expect(stdout).toContain('--dry-run: exiting now');
  for (const name of ['LOADER', 'STORE', 'VISITOR', 'RUNS', 'ASSETS']) expect(stdout).toContain(`env.${name}`);
  const worker = gzipSync(await readFile(join(folder, 'worker.js'))).length;
  console.info(`Worker: ${Math.round(worker / kilobyte)} kB gzip`);
  expect(worker).toBeLessThan(1_000 * kilobyte);
});

test('what a visitor loads first is small; editor and colours come later', async () => {
  const assets = new URL('../dist/page/assets/', import.meta.url);
  const sizes = new Map<string, number>();
  for (const name of await readdir(assets)) {
    const bytes = await readFile(new URL(name, assets));
    sizes.set(name.replace(/-[^-]*$/, ''), name.endsWith('.woff2') ? bytes.length : gzipSync(bytes).length);
  }
  console.info([...sizes].map(([name, bytes]) => `${name}: ${(bytes / kilobyte).toFixed(1)} kB`).join(', '));
  expect((sizes.get('main') ?? Infinity) + (sizes.get('page') ?? Infinity)).toBeLessThan(25 * kilobyte);
});
