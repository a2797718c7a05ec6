import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const folder = dirname(dirname(fileURLToPath(import.meta.url)));
const own = readdirSync(folder).filter((name) => name.endsWith('.ts') && !name.endsWith('.config.ts'));
const agents = readdirSync(join(folder, 'agents')).filter((name) => name.endsWith('.ts') && name !== 'shop.ts');
const examples = [...own, ...agents.map((name) => `agents/${name}`), 'same-agent/node.ts'];
const prints = /\n\/\* Prints\n([^]*)\n\*\/\n$/u;

test.concurrent.each(examples)('%s prints what it says it prints', { timeout: 60_000 }, async (name) => {
  const [, said] = prints.exec(readFileSync(join(folder, name), 'utf8').replaceAll('\r\n', '\n')) ?? [];
  const run = promisify(execFile);
  const { stdout } = await run(process.execPath, ['--conditions=@sallyport/source', join(folder, name)]);
  expect(stdout.trimEnd()).toBe(said);
});
