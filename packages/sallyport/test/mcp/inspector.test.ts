import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

import { expect, onTestFinished, test } from 'vitest';

import { openProxy, program } from './open-proxy.ts';
import { serveFirst } from './serve.ts';

const modules = new URL('../../node_modules/@modelcontextprotocol/', import.meta.url);
const inspector = fileURLToPath(new URL('inspector/clients/launcher/build/index.js', modules));
const proxy = fileURLToPath(new URL('servers/proxy-stdio.ts', import.meta.url));

type Inspect = (...args: readonly string[]) => Promise<unknown>;

/** The Inspector's command line, in a home of its own. */
function inspect(...args: readonly string[]): Promise<unknown> {
  const home = mkdtempSync(`${tmpdir()}/sallyport-`);
  onTestFinished(() => rmSync(home, { recursive: true }));
  return promisify(execFile)(process.execPath, [inspector, '--cli', ...args], {
    env: { PATH: process.env['PATH'], HOME: home },
  }).then(
    ({ stdout }) => JSON.parse(stdout) as unknown,
    (error: { stdout: string; stderr: string }) => {
      throw new Error(`${error.stdout}\n${error.stderr}`);
    },
  );
}

const places: readonly (readonly [string, () => Promise<Inspect>])[] = [
  [
    'stdio',
    async () =>
      (...args) =>
        inspect(process.execPath, '--conditions=@sallyport/source', proxy, 'stdio', ...args),
  ],
  [
    'HTTP',
    async () => {
      const url = await serveFirst(await openProxy({ fixed: program('conformance-tools.ts') }));
      return (...args) => inspect(url.href, '--transport', 'http', ...args);
    },
  ],
];

test.each(places)('the MCP Inspector lists and calls over %s', { timeout: 60_000 }, async (_name, open) => {
  const run = await open();
  expect(await run('--method', 'tools/list')).toMatchObject({
    tools: [{ name: 'execute' }, { name: 'search' }, { name: 'describe' }],
  });
  const code = 'return [await codemode.fixed.test_simple_text({}), await codemode.fixed.test_image_content({})]';
  expect(await run('--method', 'tools/call', '--tool-name', 'execute', '--tool-arg', `code=${code}`)).toMatchObject({
    content: [{ type: 'text' }, { type: 'image', mimeType: 'image/png' }],
    structuredContent: { status: 'completed' },
  });
});
