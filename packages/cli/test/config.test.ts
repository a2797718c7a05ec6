import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';

import { CliError, readConfig } from '../src/index.ts';

const folder = mkdtempSync(join(tmpdir(), 'sallyport-cli-'));

function write(name: string, text: string): string {
  const file = join(folder, name);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  return file;
}

async function refusal(file: string): Promise<string> {
  const error: unknown = await readConfig(file, folder).then(
    () => expect.fail('it was read'),
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(CliError);
  return (error as Error).message;
}

afterEach(() => vi.unstubAllEnvs());

describe('a configuration', () => {
  test('of Claude, Cursor or Windsurf is read, comments and trailing commas included', async () => {
    const file = write(
      'claude.json',
      `{
        // a comment
        "mcpServers": {
          "files": { "command": "npx", "args": ["-y", "server", "."], "env": { "A": "b" }, "timeout": 5000 },
          "web": { "url": "https://example.com/mcp", "headers": { "x": "y" }, "allowedTools": ["get_*"] },
          "old": { "type": "sse", "url": "https://example.com/sse" },
          "off": { "command": "x", "disabled": true },
        },
      }`,
    );
    expect((await readConfig(file, folder)).servers).toEqual([
      { name: 'files', kind: 'stdio', command: 'npx', args: ['-y', 'server', '.'], env: { A: 'b' }, startMs: 5000 },
      {
        name: 'web',
        kind: 'http',
        url: 'https://example.com/mcp',
        headers: { x: 'y' },
        transport: 'auto',
        allow: ['get_*'],
      },
      { name: 'old', kind: 'http', url: 'https://example.com/sse', headers: {}, transport: 'sse' },
    ]);
  });

  test('of VS Code is found in its folder, and knows the workspace', async () => {
    write(
      'project/.vscode/mcp.json',
      '{"servers":{"a":{"type":"stdio","command":"x","cwd":"${workspaceFolder}/src"}}}',
    );
    const [server] = (await readConfig(undefined, join(folder, 'project'))).servers;
    expect(server).toMatchObject({ name: 'a', command: 'x', cwd: join(folder, 'project/src') });
  });

  test('of Codex is read as TOML', async () => {
    const file = write(
      'config.toml',
      '[mcp_servers.docs]\ncommand = "npx"\nargs = ["docs"]\nstartup_timeout_sec = 20\n[mcp_servers.docs.env]\nK = "v"\n',
    );
    expect((await readConfig(file, folder)).servers).toEqual([
      { name: 'docs', kind: 'stdio', command: 'npx', args: ['docs'], env: { K: 'v' }, startMs: 20_000 },
    ]);
  });

  test('of Codex names variables, and what they hold is passed on', async () => {
    vi.stubEnv('TOKEN', 'secret');
    const file = write(
      'names.toml',
      `[mcp_servers.here]
command = "x"
env_vars = ["TOKEN"]
[mcp_servers.there]
url = "https://example.com/mcp"
bearer_token_env_var = "TOKEN"
env_http_headers = { "x-key" = "TOKEN" }
disabled_tools = ["delete_*"]
`,
    );
    expect((await readConfig(file, folder)).servers).toMatchObject([
      { env: { TOKEN: 'secret' } },
      { headers: { Authorization: 'Bearer secret', 'x-key': 'secret' }, deny: ['delete_*'] },
    ]);
    vi.unstubAllEnvs();
    expect(await refusal(file)).toBe('server "here", "env_vars": the variable TOKEN is not set.');
  });

  test('takes variables from a file beside the workspace; what is written down comes first', async () => {
    write('with-file/server.env', '# a comment\nKEY="from the file"\nOTHER=two\n');
    const file = write(
      'with-file/.vscode/mcp.json',
      '{"servers":{"a":{"command":"x","envFile":"${workspaceFolder}/server.env","env":{"OTHER":"here","N":3}}}}',
    );
    expect((await readConfig(file, folder)).servers).toMatchObject([
      { env: { KEY: 'from the file', OTHER: 'here', N: '3' } },
    ]);
  });
});

describe('a reference', () => {
  test.each([
    ['${TOKEN}', 'secret'],
    ['Bearer ${env:TOKEN}', 'Bearer secret'],
    ['${MISSING:-fallback}', 'fallback'],
    ['${EMPTY:-fallback}', 'fallback'],
    ['${MISSING:-}', ''],
    ['${userHome}/x', `${homedir()}/x`],
    ['${input:api-key}', 'typed'],
  ])('%s is replaced', async (given, wanted) => {
    vi.stubEnv('TOKEN', 'secret');
    vi.stubEnv('EMPTY', '');
    vi.stubEnv('INPUT_API_KEY', 'typed');
    const file = write('r.json', JSON.stringify({ mcpServers: { a: { command: 'x', args: [given] } } }));
    expect((await readConfig(file, folder)).servers[0]).toMatchObject({ args: [wanted] });
  });

  test.each([
    ['${MISSING}', 'server "a", "env.KEY": the variable MISSING is not set.'],
    ['${input:key}', 'server "a", "env.KEY": nobody can be asked for the input "key" here. Set INPUT_KEY instead.'],
    ['${no such}', 'server "a", "env.KEY": ${no such} is not a reference that can be read.'],
  ])('%s fails with its name and its place', async (given, message) => {
    expect(
      await refusal(write('m.json', JSON.stringify({ mcpServers: { a: { command: 'x', env: { KEY: given } } } }))),
    ).toBe(message);
  });

  test('that fails does not show the values around it', async () => {
    vi.stubEnv('TOKEN', 'the secret');
    const value = '${TOKEN} ${MISSING}';
    expect(await refusal(write('s.json', JSON.stringify({ mcpServers: { a: { command: value } } })))).not.toContain(
      'secret',
    );
  });
});

describe('what cannot be read is told with its place', () => {
  test.each([
    ['{"mcpServers": {"a": {}}}', 'server "a": neither "command" nor "url" is there.'],
    ['{"mcpServers": {"a": 1}}', 'server "a": an object with "command" or "url" is wanted.'],
    ['{"mcpServers": {"a": {"command": 1}}}', 'server "a": "command" must be a string.'],
    ['{"mcpServers": {"a": {"command": "x", "args": "y"}}}', 'server "a": "args" must be a list of strings.'],
    [
      '{"mcpServers": {"a": {"url": "https://a.example/mcp", "type": "ftp"}}}',
      'server "a": "type" is "ftp"; use "stdio", "http" or "sse".',
    ],
    [
      '{"mcpServers": {"a": {"url": "file:///etc/passwd"}}}',
      'server "a": "url" must be an address that begins with https:// or http://.',
    ],
    [
      '{"mcpServers": {"a": {"command": "x", "envFile": "none.env"}}}',
      `server "a": the "envFile" ${join(folder, 'none.env')} cannot be read.`,
    ],
    ['{"mcpServers": {"a": {"command": "x", "timeout": -1}}}', 'server "a": the timeout must be a number above zero.'],
  ])('%s', async (text, message) => {
    expect(await refusal(write('b.json', text))).toBe(message);
  });

  test('broken JSON names the line', async () => {
    expect(await refusal(write('broken.json', '{\n"mcpServers": {\n"a" }}'))).toMatch(/broken\.json, line 3: /u);
  });

  test('a folder without one says where it looked', async () => {
    await expect(readConfig(undefined, tmpdir())).rejects.toThrow('looked for mcp.json, .mcp.json, .cursor/mcp.json');
  });
});
