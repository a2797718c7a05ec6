import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

import type { BuiltEntry } from './built-entries.ts';
import { bundleEntry } from './bundle.ts';
import type { Problem } from './problem.ts';

const run = promisify(execFile);
const { default: workerdPath } = createRequire(import.meta.url)('workerd') as { readonly default: string };

/**
 * Imports every built entry in a real workerd without Node's modules, as a bundler would put it into a Worker. Entries
 * that import a peer (a framework) are left out: what that needs is the framework's affair.
 */
export async function importInWorkerd(root: string, entries: readonly BuiltEntry[]): Promise<readonly Problem[]> {
  const folder = mkdtempSync(join(tmpdir(), 'sallyport-check-'));
  try {
    const problems = await Promise.all(entries.map((entry, index) => importOne(root, folder, entry, index)));
    return problems.flat();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function importOne(root: string, folder: string, entry: BuiltEntry, index: number): Promise<readonly Problem[]> {
  const { code, errors } = await bundleEntry(root, entry, { platform: 'neutral', libraries: 'inside' });
  const text = Buffer.from(code).toString();
  // What does not bundle is said elsewhere.
  if (errors.length > 0 || importsPeer(text)) return [];
  writeFileSync(join(folder, `${index}.js`), text);
  writeFileSync(join(folder, `${index}.capnp`), configOf(index));
  try {
    await run(workerdPath, ['test', join(folder, `${index}.capnp`)]);
    return [];
  } catch (error) {
    const said = (error as { readonly stderr?: string }).stderr ?? String(error);
    const line = said.split('\n').find((each) => /Error|failed/.test(each)) ?? said;
    return [{ file: entry.script, message: `does not import in workerd: ${line.trim()}` }];
  }
}

/** A minified bundle that still imports something imports a peer. */
function importsPeer(text: string): boolean {
  return /(?:^|[;}])import[^;()]*?from"|(?:^|[;}])import"/.test(text);
}

function configOf(index: number): string {
  const test =
    'import * as entry from "entry.js"; export default { test() { if (entry === undefined) throw new Error(); } };';
  return `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = ( services = [( name = "main", worker = (
  modules = [( name = "main.js", esModule = ${JSON.stringify(test)} ), ( name = "entry.js", esModule = embed "${index}.js" )],
  compatibilityDate = "2025-10-01",
) )] );
`;
}
