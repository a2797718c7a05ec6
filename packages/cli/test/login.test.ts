import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

import { expect, onTestFinished, test } from 'vitest';

import { startSignInServer, type SignInServer } from './servers/sign-in-server.ts';
import { connectServe, makeFolder, ownServer, sallyport, startCli, type Running, writeServers } from './start-cli.ts';

interface Place {
  readonly folder: string;
  readonly env: Readonly<Record<string, string>>;
  readonly store: string;
  readonly server: SignInServer;
  readonly port: number;
}

const whisper = 'return await codemode.guarded.whisper({})';

/** A person of their own, whose configuration has a server that wants a sign-in. */
async function makePlace(): Promise<Place> {
  const folder = makeFolder();
  const server = await startSignInServer();
  writeServers(folder, { guarded: { url: server.url }, local: ownServer('env-teller.ts') });
  const env = { XDG_CONFIG_HOME: join(folder, 'home') };
  return { folder, env, store: join(folder, 'home/sallyport/sign-ins.json'), server, port: await freePort() };
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
}

function startLogin({ folder, env, port }: Place, ...more: readonly string[]): Running {
  return startCli(folder, ['login', 'guarded', '--no-browser', '--port', String(port), ...more], env);
}

/** A person who opens the page that was shown, and is sent back by it. */
async function signIn(login: Running): Promise<URL> {
  const [, page = ''] = await login.said(/on this page:\s+(\S+)/u);
  const sent = await fetch(page, { redirect: 'manual' });
  const back = new URL(sent.headers.get('location') ?? '');
  expect(await (await fetch(back)).text()).toBe('The sign-in is on its way. This page can be closed.\n');
  return new URL(page);
}

test('login signs in with PKCE over a loopback address; run and serve use the sign-in, and nobody is shown it', async () => {
  const place = await makePlace();
  const { folder, env, store, server } = place;
  const before = await sallyport(folder, ['run', '-'], { input: whisper, env });
  expect(before.stderr).toContain('failed  guarded: ');
  expect(before.stderr).toContain(
    `it wants a sign-in: npx @sallyport/cli login guarded --config ${join(folder, 'mcp.json')}`,
  );

  const login = startLogin(place);
  const page = await signIn(login);
  expect(page.searchParams.get('code_challenge_method')).toBe('S256');
  expect(page.searchParams.get('redirect_uri')).toBe(`http://127.0.0.1:${place.port}/callback`);
  expect(await login.ended).toBe(0);
  expect(login.stderr()).toContain(`Signed in to guarded. The sign-in is kept in ${store}.`);

  const after = await sallyport(folder, ['run', '-', '--strict'], { input: whisper, env });
  expect(after).toMatchObject({ code: 0, stdout: 'the gate is open\n' });
  const client = await connectServe(folder, ['--strict'], undefined, env);
  expect(JSON.stringify(await client.callTool({ name: 'execute_code', arguments: { code: whisper } }))).toContain(
    'the gate is open',
  );

  const kept = readFileSync(store, 'utf8');
  if (process.platform !== 'win32') expect(statSync(store).mode & 0o777).toBe(0o600);
  const [token = ''] = [...server.tokens];
  expect(kept).toContain(token);
  for (const { stdout, stderr } of [after, { stdout: login.stdout(), stderr: login.stderr() }]) {
    expect(stdout + stderr).not.toMatch(/access-|refresh-/u);
  }
});

test.skipIf(process.platform !== 'linux')('login opens the page in the browser of the person', async () => {
  const { folder, env, port } = await makePlace();
  // A browser that goes where it is sent, as `xdg-open` starts it.
  const browser = join(folder, 'browser');
  const follow = 'fetch(process.argv[1]).then((answer) => answer.text())';
  writeFileSync(browser, `#!/bin/sh\nexec ${process.execPath} -e '${follow}' "$1"\n`, { mode: 0o755 });
  const login = startCli(folder, ['login', 'guarded', '--port', String(port)], { ...env, BROWSER: browser });
  expect(await login.ended, login.stderr()).toBe(0);
});

test('a token that is not good any more is refreshed, and the new one is kept', async () => {
  const place = await makePlace();
  const { folder, env, store, server } = place;
  const login = startLogin(place);
  await signIn(login);
  await login.ended;
  server.expireAll();
  const run = await sallyport(folder, ['run', '-', '--strict'], { input: whisper, env });
  expect(run).toMatchObject({ code: 0, stdout: 'the gate is open\n' });
  const [refreshed = 'none'] = [...server.refreshed];
  expect(readFileSync(store, 'utf8')).toContain(refreshed);
});

test.each([
  ['Claude Code', (id: string, port: number) => ({ oauth: { clientId: id, callbackPort: port } }), 'localhost'],
  ['Cursor', (id: string) => ({ auth: { CLIENT_ID: id, CLIENT_SECRET: '${SECRET}' } }), '127.0.0.1'],
])('a client registered by hand is taken from the entry as %s has it', async (_name, entry, host) => {
  const { folder, env, store, server, port } = await makePlace();
  const back = `http://${host}:${port}/callback`;
  const client = { client_id: 'by-hand', client_secret: 'hush', redirect_uris: [back] };
  server.clients.set('by-hand', host === 'localhost' ? { client_id: 'by-hand', redirect_uris: [back] } : client);
  writeServers(folder, { guarded: { url: server.url, ...entry('by-hand', port) } });
  const given = { ...env, SECRET: 'hush' };
  const login = startCli(
    folder,
    ['login', 'guarded', '--no-browser', ...(host === 'localhost' ? [] : ['-p', String(port)])],
    given,
  );
  const page = await signIn(login);
  expect(page.searchParams.get('client_id')).toBe('by-hand');
  expect(page.searchParams.get('redirect_uri')).toBe(back);
  expect(await login.ended, login.stderr()).toBe(0);
  expect([...server.clients.keys()]).toEqual(['by-hand']);
  server.expireAll();
  const run = await sallyport(folder, ['run', '-', '--strict'], { input: whisper, env: given });
  expect(run, run.stderr).toMatchObject({ code: 0, stdout: 'the gate is open\n' });
  expect(readFileSync(store, 'utf8')).toContain('by-hand');
});

test('an answer that is not for this sign-in is not taken, and the right one still is', async () => {
  const place = await makePlace();
  const login = startLogin(place);
  await login.said(/on this page/u);
  const forged = await fetch(`http://127.0.0.1:${place.port}/callback?code=stolen&state=guess`);
  expect(forged.status).toBe(404);
  await signIn(login);
  expect(await login.ended).toBe(0);
});

test('logout forgets the sign-in; login on another port registers anew, and on the same port does not', async () => {
  const place = await makePlace();
  const { folder, env, server } = place;
  const once = startLogin(place, '--json', '-q');
  await signIn(once);
  expect(await once.ended).toBe(0);
  expect(JSON.parse(once.stdout())).toMatchObject({ server: 'guarded', state: 'signed_in' });
  expect(JSON.parse((await sallyport(folder, ['login', 'guarded', '--json'], { env })).stdout)).toMatchObject({
    state: 'was_signed_in',
  });
  expect((await sallyport(folder, ['logout', 'guarded'], { env })).code).toBe(0);
  const out = await sallyport(folder, ['run', '-'], { input: 'return 1', env });
  expect(out.stderr).toContain('cli login guarded');

  // `run` above registered for the usual port.
  const known = server.clients.size;
  const again = startLogin(place);
  await signIn(again);
  expect(await again.ended).toBe(0);
  expect(server.clients.size).toBe(known + 1);
});

test('Ctrl-C while the page is open ends the command, and nothing is kept', async () => {
  const place = await makePlace();
  const login = startLogin(place);
  await login.said(/on this page/u);
  login.kill('SIGINT');
  expect(await login.ended).toBe(130);
  expect(readFileSync(place.store, 'utf8')).not.toContain('tokens');
});

test('what cannot be signed in to is told', async () => {
  const place = await makePlace();
  const { folder, env, port } = place;
  const login = (...args: readonly string[]): ReturnType<typeof sallyport> =>
    sallyport(folder, ['login', ...args, '--no-browser'], { env });
  expect(await login('local')).toMatchObject({
    code: 2,
    stderr: 'local is a program of this machine: it takes no sign-in here.\n',
  });
  expect((await login('gaurded')).stderr).toMatch(/there is no server "gaurded"\. It has guarded, local\.\n$/u);
  writeServers(folder, { keyed: { url: 'https://example.com/mcp', headers: { authorization: 'Bearer x' } } }, 'k.json');
  expect((await login('keyed', '-c', 'k.json')).stderr).toContain('is sent the Authorization header of');
  const taken = createServer();
  await new Promise<void>((resolve) => taken.listen(port, '127.0.0.1', resolve));
  onTestFinished(() => void taken.close());
  expect((await login('guarded', '--port', String(port))).stderr).toBe(
    `http://127.0.0.1:${port}/callback is taken by another program: give another port with --port.\n`,
  );
});
