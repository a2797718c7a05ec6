import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { afterAll, describe, expect, test } from 'vitest';

import {
  bin,
  connectServe,
  makeFolder,
  ownServer,
  referenceServer,
  type Running,
  sallyport as runIn,
  startCli,
  writeServers,
} from './start-cli.ts';

const folder = makeFolder(afterAll);
const everything = referenceServer('everything');
writeServers(folder, { everything });
writeServers(folder, { everything, broken: { command: 'no-such-program' } }, 'partly.json');
const sallyport = (args: readonly string[], input = ''): ReturnType<typeof runIn> => runIn(folder, args, { input });

/** `serve --http` on a port of its own. */
async function startHttp(token: string): Promise<Running & { readonly url: string }> {
  const running = startCli(folder, ['serve', '--http', '--port', '0'], { SALLYPORT_TOKEN: token });
  const [, url = ''] = await running.said(/serving (\S+)/u);
  return { ...running, url };
}

const modules = new URL('../node_modules/@modelcontextprotocol/', import.meta.url);
const inspector = fileURLToPath(new URL('inspector/clients/launcher/build/index.js', modules));

/** The Inspector's command line, in a home of its own. */
async function inspect(...args: readonly string[]): Promise<unknown> {
  const env = { PATH: process.env['PATH'], HOME: makeFolder() };
  const { stdout } = await promisify(execFile)(process.execPath, [inspector, '--cli', ...args], { env });
  return JSON.parse(stdout);
}

/** A process that has ended and was not waited for by its parent is none. */
function isAlive(pid: number): boolean {
  try {
    if (process.platform === 'linux') return !readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') Z ');
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

const add = `console.log('adding'); return await codemode.everything.get_sum({ a: 40, b: 2 });`;

describe('run', { timeout: 30_000 }, () => {
  test('prints the result as data; what happens on the way is for people', async () => {
    const { code, stdout, stderr } = await sallyport(['run', '-'], add);
    expect(stdout).toBe('The sum of 40 and 2 is 42.\n');
    expect(stderr).toMatch(/ready {3}everything: \d+ tools/u);
    expect(stderr).toContain('adding');
    expect(stderr).toContain('everything.get_sum completed');
    expect(code).toBe(0);
  });

  test('prints the whole outcome with --json', async () => {
    const { stdout } = await sallyport(['run', '-', '--json', '-q'], add);
    expect(JSON.parse(stdout)).toMatchObject({ status: 'completed', calls: [{ path: 'everything.get_sum' }] });
  });

  test('ends with 1 when the program fails, and shows the line; nothing is called before the check', async () => {
    const { code, stdout, stderr } = await sallyport(
      ['run', '-', '-q'],
      `const a = 1;\n${add.replace('get_sum', 'get_som')}`,
    );
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toContain('Failed (type_error)');
    expect(stderr).toContain('get_sum');
    expect(stderr).toContain('> 2 |');
  });

  test('ends with 2 when there is nothing to run or no configuration', async () => {
    expect(await sallyport(['run', 'none.ts'])).toMatchObject({
      code: 2,
      stderr: 'The program none.ts cannot be read.\n',
    });
    expect((await sallyport(['types', '-c', 'none.json'])).code).toBe(2);
  });
});

test(
  'a server that fails is named and the others work; with --strict the command ends with 3',
  { timeout: 30_000 },
  async () => {
    const partly = await sallyport(['run', '-', '-q', '-c', 'partly.json'], add);
    expect(partly).toMatchObject({ code: 0, stdout: 'The sum of 40 and 2 is 42.\n' });
    expect(partly.stderr).toMatch(/failed {2}broken: .*ENOENT/u);
    const strict = await sallyport(['types', '-q', '-c', 'partly.json', '--strict']);
    expect(strict).toMatchObject({ code: 3, stdout: '' });
    expect(strict.stderr).toContain('Not started: broken.');
  },
);

test('arguments that are not taken end with 2, and help with 0; both are for people', async () => {
  expect(await sallyport(['serv'])).toMatchObject({
    code: 2,
    stdout: '',
    stderr: expect.stringContaining("unknown command 'serv'"),
  });
  expect(await sallyport(['run'])).toMatchObject({
    code: 2,
    stderr: expect.stringContaining("missing required argument 'file'"),
  });
  expect(await sallyport(['serve', '--port', 'x'])).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('from 0 to 65535'),
  });
  expect(await sallyport(['--help'])).toMatchObject({
    code: 0,
    stdout: '',
    stderr: expect.stringContaining('Usage: sallyport'),
  });
});

test('an older Node is told which one is needed', async () => {
  const older = 'data:text/javascript,Object.defineProperty(process,"versions",{value:{node:"20.11.0"}})';
  const ended = promisify(execFile)(process.execPath, ['--import', older, ...bin, 'doctor']);
  await expect(ended).rejects.toMatchObject({
    code: 2,
    stderr: 'Sallyport needs Node 24 or newer; this is Node 20.11.0.\n',
  });
});

test('Ctrl-C while servers start ends the command with 130, and the servers with it', async () => {
  const place = makeFolder();
  // It waits for a second one that never comes.
  writeServers(place, { slow: ownServer('many-tools.ts', place, 'slow', '99') });
  const { said, stderr, kill, ended } = startCli(place, ['types']);
  await said(/starting slow/u);
  const pidFile = join(place, 'slow');
  await expect.poll(() => existsSync(pidFile) && readFileSync(pidFile, 'utf8')).toMatch(/^\d+$/u);
  kill('SIGINT');
  expect(await ended).toBe(130);
  expect(stderr()).toBe('starting slow\nStopped.\n');
  const pid = Number(readFileSync(pidFile, 'utf8'));
  await expect.poll(() => isAlive(pid)).toBe(false);
});

test('types, search and doctor print data alone on standard output', { timeout: 30_000 }, async () => {
  expect((await sallyport(['types'])).stdout).toContain('declare const codemode: {\neverything: {');
  const [first] = JSON.parse((await sallyport(['search', 'add two numbers', '--json'])).stdout) as { path: string }[];
  expect(first?.path).toBe('everything.get_sum');
  expect(JSON.parse((await sallyport(['doctor', '--json', '-c', 'partly.json'])).stdout)).toMatchObject({
    servers: [
      { name: 'everything', state: 'ready' },
      { name: 'broken', state: 'failed', error: expect.stringContaining('ENOENT') },
    ],
  });
});

describe('serve', { timeout: 30_000 }, () => {
  const call = async (client: Client): Promise<unknown> => {
    const { tools } = await client.listTools();
    expect(tools.map(({ name }) => name)).toContain('execute_code');
    const { content } = await client.callTool({ name: 'execute_code', arguments: { code: add } });
    return content;
  };

  test('gives a client over standard input and output one tool over all servers', async () => {
    const client = await connectServe(folder);
    expect(JSON.stringify(await call(client))).toContain('The sum of 40 and 2 is 42.');
  });

  test('over standard input ends when it is asked to, though its client is still there', async () => {
    const { said, kill, ended } = startCli(folder, ['serve']);
    await said(/ready {3}everything/u);
    kill('SIGTERM');
    // Asked while it still starts it says 130, as every command does.
    expect([0, 130]).toContain(await ended);
  });

  test('is driven by the MCP Inspector, over standard input and output and over HTTP', async () => {
    const endpoint = await startHttp('inspected');
    const ways = [
      [process.execPath, ...bin, 'serve', '-q', '-c', join(folder, 'mcp.json')],
      [endpoint.url, '--transport', 'http', '--header', 'Authorization: Bearer inspected'],
    ];
    for (const way of ways) {
      expect(await inspect(...way, '--method', 'tools/list')).toMatchObject({
        tools: expect.arrayContaining([expect.objectContaining({ name: 'execute_code' })]),
      });
      const answer = await inspect(
        ...way,
        '--method',
        'tools/call',
        '--tool-name',
        'execute_code',
        '--tool-arg',
        `code=${add}`,
      );
      expect(JSON.stringify(answer)).toContain('The sum of 40 and 2 is 42.');
    }
  });

  test('over HTTP with --json tells a script the address and the token it made up', async () => {
    const { said, stdout, stderr } = startCli(folder, ['serve', '--http', '--port', '0', '--json'], {
      SALLYPORT_TOKEN: '',
    });
    await said(/serving/u);
    await expect.poll(stdout).toContain('\n');
    const { url, token } = JSON.parse(stdout()) as { url: string; token: string };
    expect(stderr()).not.toContain(token);
    const headers = { authorization: `Bearer ${token}` };
    expect((await fetch(url, { method: 'POST', headers, body: '{}' })).status).not.toBe(401);
    expect((await fetch(url, { method: 'POST', headers: { authorization: 'Bearer ' } })).status).toBe(401);
  });

  test('over HTTP wants the token and a name of this machine', async () => {
    const { url, stderr, kill, ended } = await startHttp('a secret token');
    expect(stderr()).not.toContain('a secret token');
    const authorization = 'Bearer a secret token';
    expect((await fetch(url, { method: 'POST' })).status).toBe(401);
    expect((await fetch(url, { method: 'POST', headers: { authorization: 'Bearer other' } })).status).toBe(401);
    const evil = { authorization, origin: 'https://evil.example' };
    expect((await fetch(url, { method: 'POST', headers: evil })).status).toBe(403);
    expect((await fetch(url.replace('/mcp', '/'), { headers: { authorization } })).status).toBe(404);

    const client = new Client({ name: 'test', version: '1.0.0' });
    const transport = new StreamableHTTPClientTransport(new URL(url), { requestInit: { headers: { authorization } } });
    await client.connect(transport);
    expect(JSON.stringify(await call(client))).toContain('The sum of 40 and 2 is 42.');
    await client.close();
    kill('SIGTERM');
    expect(await ended).toBe(0);
  });
});
