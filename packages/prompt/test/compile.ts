import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const require = createRequire(import.meta.url);
const compiler = join(require.resolve('typescript/package.json'), '..', 'bin', 'tsc');

/** Type-checks texts, each as a module of its own with the API in front of it. Returns what the compiler says, or `''`. */
export function compile(files: { readonly [name: string]: string }): string {
  const folder = mkdtempSync(join(tmpdir(), 'sallyport-prompt-'));
  try {
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), `${text}\nexport {};\n`);
    const names = Object.keys(files).map((name) => join(folder, name));
    const flags = ['--noEmit', '--strict', '--target', 'es2024', '--module', 'esnext', '--types', ''];
    execFileSync(process.execPath, [compiler, ...flags, ...names], { cwd: folder, encoding: 'utf8', timeout: 60_000 });
    return '';
  } catch (error) {
    return error instanceof Error && 'stdout' in error ? String(error.stdout) : String(error);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
