import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { expect, test } from 'vitest';

import { makeFolder, ownServer, referenceServer, sallyport, writeServers } from './start-cli.ts';
import { startTerminal, type Terminal } from './start-terminal.ts';

interface Place {
  readonly folder: string;
  readonly env: Readonly<Record<string, string>>;
  readonly history: string;
  open(): Promise<Terminal>;
}

function makePlace(): Place {
  const folder = makeFolder();
  writeServers(folder, { everything: referenceServer('everything') });
  const env = { XDG_CONFIG_HOME: join(folder, 'home') };
  return {
    folder,
    env,
    history: join(folder, 'home/sallyport/repl-history'),
    async open() {
      const terminal = startTerminal(folder, ['repl'], env);
      expect(await terminal.shown('› ')).toContain('Each runs in a fresh isolate: nothing is kept');
      return terminal;
    },
  };
}

test('a person types a program over lines, Tab completes it from the types, and the next one knows nothing of it', async () => {
  const { open } = makePlace();
  const terminal = await open();
  // Tab completes when it is pressed, and is a character of what is pasted.
  terminal.type('const sum = await codemode.every');
  await terminal.shown('codemode.every');
  terminal.type('\t');
  await terminal.shown('codemode.everything.');
  terminal.type('get_su');
  await terminal.shown('get_su');
  terminal.type('\t');
  await terminal.shown('codemode.everything.get_sum');
  terminal.type('({ a: 40,\r');
  await terminal.shown('… ');
  terminal.type('\t');
  await terminal.shown('… b: ');
  terminal.type('2 });\rreturn `it is ${sum}`;\r');
  const shown = await terminal.shown('it is The sum of 40 and 2 is 42.');
  expect(shown).toContain('codemode.everything.get_sum({ a: 40,');
  expect(shown).toContain('everything.get_sum completed');
  terminal.type('return typeof sum;\r');
  await terminal.shown('undefined');
  terminal.type('.exit\r');
  expect((await terminal.ended).code).toBe(0);
});

test('Ctrl-C stops the program and not the session, also one that never yields', async () => {
  const { open } = makePlace();
  const terminal = await open();
  terminal.type("console.log('begun'); while (true) {}\r");
  await terminal.shown(/\nbegun/u);
  terminal.type('\u0003');
  await terminal.shown('Stopped.');
  terminal.type("'still ' + 'here'\r");
  await terminal.shown(/\nstill here/u);
  terminal.type('\u0004');
  expect((await terminal.ended).code).toBe(0);
});

test('Ctrl-C drops what was typed; with nothing typed it is asked for again, and ends', async () => {
  const { open } = makePlace();
  const terminal = await open();
  terminal.type('const a = (\r');
  await terminal.shown('… ');
  terminal.type('\u0003');
  await terminal.shown(/…[^]*› /u);
  terminal.type("'fresh ' + 'start'\r");
  await terminal.shown(/\nfresh start/u);
  terminal.type('\u0003');
  await terminal.shown('Ctrl-C again ends');
  terminal.type('\u0003');
  expect((await terminal.ended).code).toBe(0);
});

test('what was typed is there the next time, in a file that only its owner reads', async () => {
  const { open, history } = makePlace();
  const first = await open();
  first.type("'something ' + 'memorable'\r");
  await first.shown('something memorable');
  first.type('.exit\r');
  await first.ended;
  expect(readFileSync(history, 'utf8')).toContain("'something ' + 'memorable'");
  if (process.platform !== 'win32') expect(statSync(history).mode & 0o777).toBe(0o600);
  const second = await open();
  second.type('\u001b[A\u001b[A\r');
  await second.shown(/\nsomething memorable/u);
});

test('tools that come while a person types are completed', async () => {
  const folder = makeFolder();
  const tools = join(folder, 'tools.txt');
  writeFileSync(tools, 'open_gate\n');
  writeServers(folder, { changing: ownServer('changing.ts', tools) });
  const terminal = startTerminal(folder, ['repl'], { XDG_CONFIG_HOME: folder });
  await terminal.shown('› ');
  writeFileSync(tools, 'open_gate\nclose_gate\n');
  // The server needs a moment to notice; what is typed is dropped until it has.
  await expect
    .poll(
      async () => {
        terminal.type('\u0003.describe changing.cl');
        await terminal.shown(/changing\.cl[^›]*$/u);
        terminal.type('\t');
        return terminal.shown('changing.cl');
      },
      { timeout: 30_000, interval: 500 },
    )
    .toContain('.describe changing.close_gate');
});

test('programs that are piped in run one after the other; a failed one ends with 1, and --json tells each', async () => {
  const { folder, env } = makePlace();
  const input =
    'const a = 2;\nreturn await codemode.everything.get_sum({ a, b: 3 });\n.search add numbers\nthrow new Error("no")\n';
  const { code, stdout, stderr } = await sallyport(folder, ['repl', '--json'], { input, env });
  const outcomes = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { status: string; value?: string });
  expect(outcomes).toMatchObject([{ status: 'completed', value: 'The sum of 2 and 3 is 5.' }, { status: 'failed' }]);
  expect(stderr).toContain('everything.get_sum\n');
  expect(stderr).not.toContain('› ');
  expect(code).toBe(1);
});
