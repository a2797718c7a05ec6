import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

import { expect, test } from 'vitest';

import { openProxy, program } from './open-proxy.ts';
import { serveFirst } from './serve.ts';

const modules = new URL('../../node_modules/@modelcontextprotocol/', import.meta.url);
const suite = fileURLToPath(new URL('conformance/dist/index.js', modules));
const baseline = fileURLToPath(new URL('conformance-baseline.yml', import.meta.url));

/** The fixed tools stand in a server of their own, behind the code mode: whatever passes was relayed. */
test('the server scenarios of the conformance suite pass but for the baseline', { timeout: 120_000 }, async () => {
  const codeMode = await openProxy({ fixed: program('conformance-tools.ts') });
  const url = await serveFirst(codeMode, { passThrough: ['fixed.*'] });
  url.hostname = 'localhost';
  const run = promisify(execFile)(
    process.execPath,
    [suite, 'server', '--suite', 'all', '--url', url.href, '--expected-failures', baseline],
    { maxBuffer: 64 * 1024 * 1024 },
  );
  const { stdout } = await run.catch((error: { stdout: string; stderr: string }) => {
    throw new Error(`${error.stdout}\n${error.stderr}`);
  });
  const passed = [...stdout.matchAll(/^✓ (\S+): ([1-9]\d*) passed, 0 failed/gmu)].map(([, name]) => name);
  expect(passed).toEqual([
    'server-initialize',
    'logging-set-level',
    'ping',
    'tools-list',
    'tools-call-simple-text',
    'tools-call-image',
    'tools-call-audio',
    'tools-call-embedded-resource',
    'tools-call-mixed-content',
    'tools-call-with-logging',
    'tools-call-error',
    'tools-call-with-progress',
    'tools-call-elicitation',
    'json-schema-2020-12',
    'elicitation-sep1034-defaults',
    'server-sse-multiple-streams',
    'elicitation-sep1330-enums',
    'dns-rebinding-protection',
  ]);
});
