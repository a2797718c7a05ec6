import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';

import { parseConfig } from '../src/config/parse-config-file.ts';
import { readConfig } from '../src/index.ts';
import { clientEntry } from '../src/init/client-entry.ts';
import { knownClients } from '../src/init/clients.ts';

const page = readFileSync(new URL('../../../docs/clients.md', import.meta.url), 'utf8').replaceAll('\r\n', '\n');
const entries = [...page.matchAll(/\n## (.*)\n[^#]*?```(json|toml)\n([^`]*)```/gu)];

test('the page has an entry for each client', () => {
  expect(entries.map(([, client]) => client)).toEqual([
    'Claude Code',
    'Claude Desktop',
    'Cursor',
    'VS Code',
    'Windsurf',
    'Codex',
  ]);
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

test.each(knownClients)('the entry for $title is the one that init writes', (client) => {
  const [, , kind = '', text = ''] = entries.find(([, title]) => title === client.title) ?? [];
  const place = { folder: '/project', home: '/home/ada', platform: 'linux', env: {} } as const;
  const [file] = client.files(place);
  const config = file?.folderWord === undefined ? '/path/to/servers.json' : '/project/servers.json';
  const content = parseConfig(`entry.${kind}`, text);
  const written = file && { [client.section]: { sallyport: clientEntry(client, file, config, place) } };
  expect(JSON.parse(JSON.stringify(content))).toEqual(written);
});
