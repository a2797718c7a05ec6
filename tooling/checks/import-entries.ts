import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import type { BuiltEntry } from './built-entries.ts';
import type { Problem } from './problem.ts';

const run = promisify(execFile);

const program = `
const failures = {};
for (const url of process.argv.slice(1)) {
  try { await import(url); } catch (error) { failures[url] = String(error?.message ?? error).split('\\n')[0]; }
}
process.stdout.write(JSON.stringify(failures));
`;

/** Imports every built entry in a fresh Node without our source condition, as a user's program would. */
export async function importEntries(root: string, entries: readonly BuiltEntry[]): Promise<readonly Problem[]> {
  const byUrl = new Map(entries.map((entry) => [pathToFileURL(join(root, entry.script)).href, entry]));
  const { NODE_OPTIONS: _, ...env } = process.env;
  const flags = ['--input-type=module', '--eval', program];
  const { stdout } = await run(process.execPath, [...flags, ...byUrl.keys()], { env, cwd: root });
  const failures = JSON.parse(stdout) as Record<string, string>;
  return Object.entries(failures).map(([url, message]) => ({
    file: byUrl.get(url)?.script ?? url,
    message: `does not import in Node: ${message}`,
  }));
}
