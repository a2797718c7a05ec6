import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { expect, onTestFinished, test } from 'vitest';

import { startDemo } from './start-demo.ts';

const repository = fileURLToPath(new URL('../../..', import.meta.url));
const programs = new URL('../programs/', import.meta.url);

/** What the compiler says about files that stand together. */
function typeCheck(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'node-demo-types-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  const compiler = join(repository, 'node_modules/typescript/bin/tsc');
  const options = [
    '--strict',
    '--noEmit',
    '--target',
    'esnext',
    '--lib',
    'esnext',
    '--module',
    'esnext',
    '--types',
    '',
  ];
  const command = [compiler, ...options, ...Object.keys(files)];
  try {
    return execFileSync(process.execPath, command, { cwd: folder, encoding: 'utf8' });
  } catch (error) {
    return (error as { readonly stdout: string }).stdout;
  }
}

/** The global scope of a program: what the isolate has beside the language. */
const world = 'declare const console: { log(...parts: unknown[]): void; warn(...parts: unknown[]): void };';

test('--types prints valid TypeScript and nothing else, and the recorded programs fit it but for the one that fails', async () => {
  const { code, stdout, stderr } = await startDemo(['--types']).ended;
  expect(code).toBe(0);
  expect(stderr).toContain('memory is ready');
  const names = readdirSync(programs);
  const wrapped = names.map((name) => {
    const text = readFileSync(new URL(name, programs), 'utf8');
    return [name, `export async function program() {\n${text}}\n`];
  });
  const said = typeCheck({ 'api.d.ts': stdout, 'world.d.ts': world, ...Object.fromEntries(wrapped) });
  expect(said).not.toContain('api.d.ts');
  const complaints = said.split('\n').filter((line) => !line.startsWith(' ') && line !== '');
  expect(complaints.filter((line) => !line.startsWith('remember-first-try.ts'))).toEqual([]);
  expect(names).toContain('remember-first-try.ts');
});
