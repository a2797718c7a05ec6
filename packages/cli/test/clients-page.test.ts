import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';

import { readConfig } from '../src/index.ts';

const page = readFileSync(new URL('../../../docs/clients.md', import.meta.url), 'utf8').replaceAll('\r\n', '\n');
const entries = [...page.matchAll(/\n## (.*)\n[^#]*?```(json|toml)\n([^`]*)```/gu)];

test('the page has an entry for each client', () => {
  expect(entries.map(([, client]) => client)).toEqual(['Claude Code', 'Cursor', 'VS Code', 'Codex']);
});

test.each(entries.map(([, client = '', kind = '', text = '']) => ({ client, kind, text })))(
  'the entry for $client starts serve with a configuration',
  async ({ kind, text }) => {
    const file = join(mkdtempSync(join(tmpdir(), 'sallyport-cli-')), `entry.${kind}`);
    writeFileSync(file, text);
    const [server] = (await readConfig(file, '/')).servers;
    const args = expect.arrayContaining(['@sallyport/cli', 'serve', '--config']);
    expect(server).toMatchObject({ name: 'sallyport', kind: 'stdio', command: 'npx', args });
  },
);
