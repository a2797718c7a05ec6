import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const require = createRequire(import.meta.url);

/** The program that 0.2.112 and older bring along. */
export function floorExecutable(): string {
  return join(dirname(require.resolve('claude-agent-sdk-floor')), 'cli.js');
}

/**
 * The program of the newest SDK: a package a platform, of 180 MB. It is fetched once into `node_modules/.cache` and not
 * by an install, so that only who runs these tests waits for it.
 */
export function newestExecutable(): string {
  const manifest = join(dirname(require.resolve('@anthropic-ai/claude-agent-sdk')), 'package.json');
  const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { readonly version: string };
  const name = `@anthropic-ai/claude-agent-sdk-${process.platform}-${process.arch}`;
  const folder = join(import.meta.dirname, '../node_modules/.cache', `claude-agent-sdk-${version}`);
  const executable = join(folder, 'node_modules', name, process.platform === 'win32' ? 'claude.exe' : 'claude');
  if (existsSync(executable)) return executable;
  console.warn(`Fetching ${name}@${version} for the tests of the adapter.`);
  mkdirSync(folder, { recursive: true });
  const args = ['install', '--prefix', folder, '--no-save', '--no-audit', '--no-fund', `${name}@${version}`];
  const { status, stderr } = spawnSync('npm', args, { encoding: 'utf8', shell: process.platform === 'win32' });
  if (!existsSync(executable)) throw new Error(`npm could not fetch ${name}@${version} (${status}):\n${stderr}`);
  return executable;
}
