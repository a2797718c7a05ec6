import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';

/** Writes a small repository into a temporary folder and removes it when the test ends. */
export function createTree(files: Readonly<Record<string, string | object>>): string {
  const root = mkdtempSync(join(tmpdir(), 'sallyport-checks-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  for (const [file, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), typeof content === 'string' ? content : JSON.stringify(content));
  }
  execFileSync('git', ['init', '--quiet'], { cwd: root });
  return root;
}

/** A `package.json` that breaks no rule; `fields` go over it. */
export function createManifest(name: string, fields: Readonly<Record<string, unknown>> = {}): object {
  const built = { types: './dist/index.d.ts', default: './dist/index.js' };
  return {
    name,
    version: '0.0.0',
    description: 'A package.',
    license: 'MIT',
    type: 'module',
    sideEffects: false,
    engines: { node: '>=22' },
    files: ['dist', '!dist/.tsbuildinfo'],
    exports: { '.': { '@sallyport/source': './src/index.ts', ...built } },
    publishConfig: { access: 'public', exports: { '.': built } },
    scripts: { build: 'tsc -b', test: 'vitest run' },
    ...fields,
  };
}
