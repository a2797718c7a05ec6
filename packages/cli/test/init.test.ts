import { chmodSync, lstatSync, mkdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { describe, expect, test, vi } from 'vitest';

import { readConfig } from '../src/index.ts';
import { bin, type Ended, makeFolder, ownServer, sallyport, writeServers } from './start-cli.ts';
import { startTerminal, type Terminal } from './start-terminal.ts';

interface Place {
  readonly folder: string;
  readonly env: Readonly<Record<string, string>>;
  write(path: string, text: string): string;
  init(...args: readonly string[]): Promise<Ended>;
  atTerminal(...args: readonly string[]): Terminal;
}

/** A project in a home of its own, with servers in `servers.json`. */
function makePlace(): Place {
  const folder = makeFolder();
  const home = join(folder, 'home');
  const env = { HOME: home, USERPROFILE: home, APPDATA: join(home, 'AppData'), XDG_CONFIG_HOME: join(home, '.config') };
  writeServers(folder, { teller: ownServer('env-teller.ts') }, 'servers.json');
  return {
    folder,
    env,
    write(path, text) {
      const file = join(folder, path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, text);
      return file;
    },
    init: (...args) => sallyport(folder, ['init', ...args], { env }),
    atTerminal: (...args) => startTerminal(folder, ['init', ...args], env),
  };
}

const cursor = `{
	// the servers of the harbour
	"mcpServers": {
		"files": { "command": "npx", "args": ["-y", "files"] }, // never two
		"web": { "url": "https://example.com/mcp", "headers": { "Authorization": "Bearer sk-live-1" } },
	},
	"other": [1, 2],
}
`;

describe.skipIf(process.platform !== 'linux')(
  'the entry is written where each client reads it, and the rest stays',
  () => {
    const json = (section: string): string => `{\n  "${section}": {\n    "a": { "command": "x" }\n  },\n  "b": 1\n}\n`;
    test.each([
      ['claude-code', '.mcp.json', json('mcpServers'), '${PWD}/servers.json'],
      ['claude-code', 'home/.claude.json', json('mcpServers'), undefined],
      ['claude-desktop', 'home/.config/Claude/claude_desktop_config.json', json('mcpServers'), undefined],
      ['cursor', '.cursor/mcp.json', json('mcpServers'), '${workspaceFolder}/servers.json'],
      ['vscode', '.vscode/mcp.json', json('servers'), '${workspaceFolder}/servers.json'],
      ['windsurf', 'home/.codeium/windsurf/mcp_config.json', json('mcpServers'), undefined],
      ['codex', 'home/.codex/config.toml', 'model = "m" # mine\n\n[mcp_servers.a]\ncommand = "x" # one\n', undefined],
    ])('%s: %s', async (client, path, before, config) => {
      const { folder, write, init } = makePlace();
      const file = write(path, before);
      const written = config ?? join(folder, 'servers.json');
      expect(await init(client, '--yes', '--config', 'servers.json')).toMatchObject({ code: 0, stdout: '' });
      const { servers } = await readConfig(file, folder);
      expect(servers.map(({ name }) => name)).toEqual(['a', 'sallyport']);
      expect(servers[1]).toMatchObject({ command: 'npx' });
      const after = readFileSync(file, 'utf8');
      expect(after).toContain(JSON.stringify(written));
      // What was there is there still, line by line; a comma may have come to one of them.
      for (const line of before.split('\n').filter(Boolean)) expect(after).toContain(line);
      expect(await init(client, '--yes', '--config', 'servers.json', '--json')).toMatchObject({
        stdout: expect.stringContaining('"state":"same"'),
      });
      expect(readFileSync(file, 'utf8')).toBe(after);
    });
  },
);

test('comments, tabs and trailing commas stay as they are', async () => {
  const { write, init } = makePlace();
  const file = write('.cursor/mcp.json', cursor);
  await init('cursor', '--yes');
  const added = readFileSync(file, 'utf8');
  const entry = `		"sallyport": {
			"command": "npx",
			"args": [
				"-y",
				"@sallyport/cli",
				"serve",
				"--config",
				"\${workspaceFolder}/servers.json"
			]
		},
`;
  const end = '\t},\n\t"other"';
  expect(added).toBe(cursor.replace(end, entry + end));
});

test.each([
  ['{}', '{\n  "mcpServers": {\n    "sallyport": …\n  }\n}'],
  ['{ "mcpServers": {} }', '{ "mcpServers": {\n  "sallyport": …\n} }'],
  ['{"mcpServers":{"a":{"command":"x"}}}', '{"mcpServers":{"a":{"command":"x"},\n  "sallyport": …\n}}'],
  [
    '{\r\n    "mcpServers": {\r\n        "a": { "command": "x" } // one\r\n    }\r\n}',
    '{\r\n    "mcpServers": {\r\n        "a": { "command": "x" }, // one\r\n        "sallyport": …\r\n    }\r\n}',
  ],
  ['{\n  // none yet\n}\n', '{\n  // none yet\n  "mcpServers": {\n    "sallyport": …\n  }\n}\n'],
])('%j keeps what it had', async (before, after) => {
  const { write, init } = makePlace();
  const file = write('.cursor/mcp.json', before);
  expect((await init('cursor', '--yes')).code).toBe(0);
  expect(readFileSync(file, 'utf8').replace(/(?<="sallyport": )\{[^]*?\]\s*\}/u, '…')).toBe(after);
});

test('a person sees what changes without the keys in the file, and is asked', async () => {
  const { write, atTerminal } = makePlace();
  const file = write('.cursor/mcp.json', cursor);
  const refused = atTerminal('cursor');
  const shown = await refused.shown('Write this?');
  expect(shown).toMatch(/\+\s+"sallyport": \{/u);
  expect(shown).toContain('"web": { "url": "…", "headers": { "Authorization": "…" } },');
  expect(shown).not.toContain('sk-live-1');
  refused.type('n\r');
  expect(await refused.ended).toMatchObject({ code: 130, screen: expect.stringContaining('Nothing was written.') });
  expect(readFileSync(file, 'utf8')).toBe(cursor);

  const wanted = atTerminal();
  await wanted.shown('Write this?');
  wanted.type('y\r');
  expect((await wanted.ended).code).toBe(0);
  expect(readFileSync(file, 'utf8')).toContain('"sallyport"');
});

test('what a person changes while they are asked is not written over', async () => {
  const { write, atTerminal } = makePlace();
  const file = write('.cursor/mcp.json', cursor);
  const terminal = atTerminal('cursor');
  await terminal.shown('Write this?');
  writeFileSync(file, '{}');
  terminal.type('y\r');
  expect(await terminal.ended).toMatchObject({ code: 2, screen: expect.stringContaining('has changed meanwhile') });
  expect(readFileSync(file, 'utf8')).toBe('{}');
});

test('with --move the servers stand in a file of their own, comments and all, and one entry is left', async () => {
  const { folder, env, write, init } = makePlace();
  const inputs = '[{ "type": "promptString", "id": "k", "password": true }]';
  const servers = JSON.stringify({ teller: { ...ownServer('env-teller.ts'), env: { KEY: '${input:k}' } } });
  const file = write(
    '.vscode/mcp.json',
    `{\n  "inputs": ${inputs},\n  // ours\n  "servers": ${servers.replace('{', '{ /* one */ ')}\n}\n`,
  );
  expect(await init('vscode', '--move', '--yes')).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('servers.json is there already'),
  });
  const moved = join(folder, 'ours.json');
  const { code, stdout } = await init('vscode', '--move', '--yes', '--json', '--config', 'ours.json');
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ client: 'vscode', config: moved, moved: ['teller'], state: 'written' });
  expect(readFileSync(moved, 'utf8')).toContain('/* one */');
  expect(statSync(moved).mode & 0o777).toBe(0o600);
  // VS Code goes on asking for what the servers behind want to know, and hands it on.
  vi.stubEnv('INPUT_K', 'typed');
  const { servers: left } = await readConfig(file, folder);
  vi.unstubAllEnvs();
  expect(left).toMatchObject([{ name: 'sallyport', env: { INPUT_K: 'typed' } }]);
  const run = { input: 'return Object.keys(codemode)', env: { ...env, INPUT_K: 'v' } };
  expect((await sallyport(folder, ['run', '-', '-c', 'ours.json', '--strict'], run)).stdout).toContain('teller');
});

test.skipIf(process.platform === 'win32')('a link stays a link, and the file keeps its mode', async () => {
  const { folder, write, init } = makePlace();
  const real = write('dotfiles/cursor.json', '{}');
  chmodSync(real, 0o640);
  mkdirSync(join(folder, '.cursor'));
  symlinkSync(real, join(folder, '.cursor/mcp.json'));
  expect((await init('cursor', '--yes')).code).toBe(0);
  expect(lstatSync(join(folder, '.cursor/mcp.json')).isSymbolicLink()).toBe(true);
  expect(readFileSync(real, 'utf8')).toContain('"sallyport"');
  expect(statSync(real).mode & 0o777).toBe(0o640);
});

describe('nothing is written, and it is said why', () => {
  test.each([
    ['nobody can be asked', ['cursor'], cursor, 'nobody can be asked here. Add --yes to write it.'],
    ['the file is broken', ['cursor', '--yes'], '{ "mcpServers": ', 'mcp.json, line 1: '],
    ['its servers are a list', ['cursor', '--yes'], '{ "mcpServers": [] }', '"mcpServers" must be an object.'],
    ['there are no servers to serve', ['cursor', '--yes', '-c', 'none.json'], cursor, 'or put the servers of'],
    ['it would serve itself', ['cursor', '--yes', '-c', '.cursor/mcp.json'], cursor, 'it cannot serve itself'],
    ['the client is not known', ['emacs'], cursor, 'it is one of claude-code, claude-desktop, cursor'],
    ['the client has no file', ['windsurf', '--yes'], cursor, 'mcp_config.json\nAdd a server in it first.'],
  ])('%s', async (_why, args, text, message) => {
    const { write, init } = makePlace();
    const file = write('.cursor/mcp.json', text);
    const { code, stdout, stderr } = await init(...args);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(message);
    expect(stderr).not.toContain('sk-live-1');
    expect(readFileSync(file, 'utf8')).toBe(text);
  });
});

test.skipIf(process.platform !== 'linux')(
  'TOML on one line, and an entry that is there, are changed in place',
  async () => {
    const { folder, write, init } = makePlace();
    const path = 'home/.codex/config.toml';
    const file = write(path, 'mcp_servers = { a = { command = "x", env = { K = "sk-live-1" } } } # one line\n');
    const first = await init('codex', '--yes', '--config', 'servers.json');
    expect(first.code, first.stderr).toBe(0);
    expect(first.stderr).not.toContain('sk-live-1');
    expect(readFileSync(file, 'utf8')).toMatch(/^mcp_servers = \{ a = \{.*sallyport = \{.*\} # one line\n$/u);

    write(path, '[mcp_servers.sallyport] # ours\ncommand = "old"\n\n[tui]\ntheme = "dark" # at night\n');
    expect((await init('codex', '--yes', '--config', 'servers.json')).code).toBe(0);
    expect(readFileSync(file, 'utf8')).toMatch(
      /^\[mcp_servers\.sallyport\] # ours\ncommand = "npx"\n[^]*theme = "dark" # at night\n$/u,
    );
    expect((await readConfig(file, folder)).servers).toMatchObject([{ name: 'sallyport', startMs: 60_000 }]);
  },
);

test('a server that is this command over this very file is refused, and the others work', async () => {
  const { folder, env } = makePlace();
  const itself = { command: process.execPath, args: [...bin, 'serve', '--config', join(folder, 'loop.json')] };
  writeServers(folder, { itself, teller: ownServer('env-teller.ts') }, 'loop.json');
  const { code, stdout, stderr } = await sallyport(folder, ['run', '-', '-c', 'loop.json'], { input: 'return 1', env });
  expect([code, stdout]).toEqual([0, '1\n']);
  expect(stderr).toContain('failed  itself');
  expect(stderr).toContain('leads back to itself');
});
