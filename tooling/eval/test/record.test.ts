import { cpSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';

import { recordServer } from '../src/recording/record-server.ts';
import { readRecording } from '../src/recording/recording.ts';

const sources = join(import.meta.dirname, '../recordings/sources');

/** A copy of what the servers were recorded over. */
function copySources(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'eval-record-')));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
  cpSync(sources, folder, { recursive: true });
  return folder;
}

function scriptOf(packageName: string): string {
  return join(dirname(createRequire(import.meta.url).resolve(`${packageName}/package.json`)), 'dist/index.js');
}

const callsOf = (name: string) =>
  readRecording(name).exchanges.flatMap(({ tool, inputs }) => inputs.map((input) => ({ tool, input })));

test('the recorded filesystem server answers as the real one does', async () => {
  const folder = join(copySources(), 'shop');
  const exchanges = await recordServer({
    command: process.execPath,
    args: [scriptOf('@modelcontextprotocol/server-filesystem'), folder],
    folder,
    env: process.env,
    calls: callsOf('filesystem-orders'),
    replace: [[folder, '/shop']],
  });
  expect(exchanges).toEqual(readRecording('filesystem-orders').exchanges);
});

test('the recorded memory server answers as the real one does', async () => {
  const folder = copySources();
  const exchanges = await recordServer({
    command: process.execPath,
    args: [scriptOf('@modelcontextprotocol/server-memory')],
    folder,
    env: { ...process.env, MEMORY_FILE_PATH: join(folder, 'teas.jsonl') },
    calls: callsOf('memory-teas'),
    replace: [],
  });
  expect(exchanges).toEqual(readRecording('memory-teas').exchanges);
});
