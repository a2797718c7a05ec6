import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { expect, test, vi } from 'vitest';

import { type ConfigInput, readConfig } from '../src/index.ts';
import { makeFolder, ownServer, sallyport } from './start-cli.ts';
import { startTerminal } from './start-terminal.ts';

const inputs = [
  { type: 'promptString', id: 'api-key', description: 'The key of the harbour', password: true },
  { type: 'pickString', id: 'pier', description: 'Which pier', options: ['north', { label: 'South', value: 's' }] },
  { type: 'promptString', id: 'berth', description: 'Which berth', default: '7' },
  { type: 'promptString', id: 'unused', description: 'Nobody asks for this' },
];
const env = { KEY: '${input:api-key}', PIER: '${input:pier}', BERTH: '${input:berth}', AGAIN: '${input:api-key}' };

/** A workspace of VS Code whose one server tells what it was given. */
function makeWorkspace(): string {
  const folder = makeFolder();
  mkdirSync(join(folder, '.vscode'));
  const servers = { teller: { ...ownServer('env-teller.ts'), env } };
  writeFileSync(join(folder, '.vscode/mcp.json'), JSON.stringify({ inputs, servers }));
  writeFileSync(join(folder, 'tell.ts'), 'return await codemode.teller.tell({});\n');
  return folder;
}

test('on a terminal each input is asked for once, and a password is not shown while it is typed', async () => {
  const terminal = startTerminal(makeWorkspace(), ['run', 'tell.ts']);
  await terminal.shown('The key of the harbour');
  terminal.type('hunter2\r');
  await terminal.shown('Which pier');
  terminal.type('\u001b[B\r');
  await terminal.shown('Which berth');
  terminal.type('\r');
  // The server tells the password's length and its first letter, so that it is never on the screen by our doing.
  const { code, screen } = await terminal.ended;
  expect(screen).toMatch(/KEY: '7 h', PIER: '1 s', BERTH: '1 7', AGAIN: '7 h'/u);
  expect(screen).not.toContain('hunter2');
  expect(screen).not.toContain('Nobody asks for this');
  expect(code).toBe(0);
});

test('Ctrl-C at a question ends the command, and no server is started', async () => {
  const terminal = startTerminal(makeWorkspace(), ['run', 'tell.ts']);
  await terminal.shown('The key of the harbour');
  terminal.type('\u0003');
  const { code, screen } = await terminal.ended;
  expect(code).toBe(130);
  expect(screen).toContain('Stopped.');
  expect(screen).not.toContain('starting');
});

test('without a terminal a missing input is an error with its name, and the environment answers for it', async () => {
  const folder = makeWorkspace();
  const missing = await sallyport(folder, ['run', 'tell.ts'], { env: { INPUT_API_KEY: 'secret' } });
  expect(missing).toEqual({
    code: 2,
    stdout: '',
    stderr: 'server "teller", "env.PIER": nobody can be asked for the input "pier" here. Set INPUT_PIER instead.\n',
  });
  const set = { INPUT_API_KEY: 'secret', INPUT_PIER: 'north', INPUT_BERTH: '' };
  const { code, stdout, stderr } = await sallyport(folder, ['run', 'tell.ts'], { env: set });
  expect([code, stdout]).toEqual([0, "{ KEY: '6 s', PIER: '5 n', BERTH: '0 ', AGAIN: '6 s' }\n"]);
  expect(stderr).not.toContain('secret');
});

test('what an editor would make by a command is not asked for; an input described elsewhere is taken for a secret', async () => {
  const folder = makeFolder();
  const file = join(folder, 'mcp.json');
  const asked: ConfigInput[] = [];
  const askInput = async (input: ConfigInput): Promise<string> => {
    asked.push(input);
    return 'answer';
  };
  const write = (value: string): void =>
    writeFileSync(
      file,
      JSON.stringify({ inputs: [{ type: 'command', id: 'made', command: 'x' }], servers: { a: { command: value } } }),
    );
  write('${input:elsewhere} ${input:elsewhere}');
  expect((await readConfig(file, folder, { askInput })).servers).toMatchObject([{ command: 'answer answer' }]);
  expect(asked).toMatchObject([{ id: 'elsewhere', kind: 'secret' }]);
  write('${input:made}');
  await expect(readConfig(file, folder, { askInput })).rejects.toThrow('Set INPUT_MADE instead.');
  expect(asked).toHaveLength(1);
  vi.stubEnv('INPUT_MADE', 'set');
  expect((await readConfig(file, folder, { askInput })).servers).toMatchObject([{ command: 'set' }]);
  vi.unstubAllEnvs();
});

test.each([
  [{}, '"inputs" must be a list'],
  [[{}], 'needs an "id"'],
  [[{ id: 'a', type: 'guess' }], 'the input "a" must be of type "promptString", "pickString" or "command"'],
  [[{ id: 'a', type: 'pickString' }], 'the input "a" has no "options"'],
])('inputs that cannot be read are told: %j', async (wrong, message) => {
  const file = join(makeFolder(), 'mcp.json');
  writeFileSync(file, JSON.stringify({ inputs: wrong, servers: { a: { command: 'x' } } }));
  await expect(readConfig(file, '/')).rejects.toThrow(message);
});
