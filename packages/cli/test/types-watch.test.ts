import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { expect, test } from 'vitest';

import { makeFolder, ownServer, sallyport, startCli, writeServers } from './start-cli.ts';

interface Place {
  readonly folder: string;
  readonly tools: string;
  types(): string;
  /** Changes with every write, of the same text too. */
  stamp(): string;
}

function makePlace(): Place {
  const folder = makeFolder();
  const tools = join(folder, 'tools.txt');
  const out = join(folder, 'api.d.ts');
  writeFileSync(tools, 'open_gate\n');
  writeServers(folder, { changing: ownServer('changing.ts', tools) });
  const stamp = (): string => `${statSync(out).ino} ${statSync(out).mtimeMs}`;
  return { folder, tools, types: () => readFileSync(out, 'utf8'), stamp };
}

const watching = ['types', '--watch', '--out', 'api.d.ts'];

test('the types are written again when a server says that its tools changed, and only then', async () => {
  const { folder, tools, types, stamp } = makePlace();
  const { said, kill, ended } = startCli(folder, watching);
  await said(/written api\.d\.ts: 1 tools/u);
  expect(types()).toContain('open_gate(');
  const before = stamp();

  // The server says that something changed, and nothing has.
  writeFileSync(tools, 'open_gate\n');
  await said(/same {4}api\.d\.ts: 1 tools/u);
  expect(stamp()).toBe(before);

  writeFileSync(tools, 'open_gate\nclose_gate\n');
  await said(/written api\.d\.ts: 2 tools/u);
  expect(types()).toContain('close_gate(');
  kill('SIGTERM');
  expect(await ended).toBe(0);
});

test('the types are written again when the configuration changes; one that is broken is told and waited out', async () => {
  const { folder, tools, types, stamp } = makePlace();
  const { said } = startCli(folder, watching);
  await said(/watching .*mcp\.json/u);
  const before = stamp();

  writeFileSync(join(folder, 'mcp.json'), '{ "mcpServers": { ');
  await said(/mcp\.json, line 1: .*\n.*watching/u);
  expect(stamp()).toBe(before);

  const server = ownServer('changing.ts', tools);
  writeServers(folder, { changing: server, second: server });
  await said(/written api\.d\.ts: 2 tools/u);
  expect(types()).toContain('second: {');
});

test('a file that holds the types already is left alone, and --json tells so', async () => {
  const { folder, stamp } = makePlace();
  const write = ['types', '--out', 'api.d.ts', '--json', '-q'];
  expect(JSON.parse((await sallyport(folder, write)).stdout)).toEqual({ file: 'api.d.ts', tools: 1, written: true });
  const before = stamp();
  expect(JSON.parse((await sallyport(folder, write)).stdout)).toEqual({ file: 'api.d.ts', tools: 1, written: false });
  expect(stamp()).toBe(before);
});

test('watching without a file to write is refused', async () => {
  const { folder } = makePlace();
  expect(await sallyport(folder, ['types', '--watch'])).toEqual({
    code: 2,
    stdout: '',
    stderr: '--watch and --json need --out: they tell about a file.\n',
  });
});
