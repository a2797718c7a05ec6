import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

import { describe, expect, test } from 'vitest';

const suite = fileURLToPath(
  new URL('../node_modules/@modelcontextprotocol/conformance/dist/index.js', import.meta.url),
);
const client = fileURLToPath(new URL('conformance/client.ts', import.meta.url));
const command = `${process.execPath} --conditions=@sallyport/source ${client}`;

/** Runs the suite and gives what it printed; fails with that when a check failed. */
async function run(...args: readonly string[]): Promise<string> {
  const options = { maxBuffer: 64 * 1024 * 1024 };
  const { stdout, stderr } = await promisify(execFile)(
    process.execPath,
    [suite, 'client', '--command', command, ...args],
    options,
  ).catch((error: { stdout: string; stderr: string }) => {
    throw new Error(`${error.stdout}\n${error.stderr}`);
  });
  return `${stdout}\n${stderr}`;
}

/** Beyond the suite's own list: drafts and extensions that the SDK knows. */
const others = [
  'auth/2025-03-26-oauth-endpoint-fallback',
  'auth/resource-mismatch',
  'auth/offline-access-scope',
  'auth/offline-access-not-supported',
  'auth/client-credentials-jwt',
  'auth/client-credentials-basic',
  'auth/cross-app-access-complete-flow',
];

describe('the client scenarios of the MCP conformance suite', { timeout: 120_000 }, () => {
  test.each(['initialize', 'tools_call', 'elicitation-sep1034-client-defaults', 'sse-retry', ...others])(
    'a hub passes %s',
    async (scenario) => {
      expect(await run('--scenario', scenario)).toContain('OVERALL: PASSED');
    },
  );

  test('a hub passes the whole OAuth suite', async () => {
    const printed = await run('--suite', 'auth');
    const passed = [...printed.matchAll(/^✓ (auth\/\S+): [1-9]\d* passed, 0 failed/gmu)];
    expect(passed).toHaveLength(14);
    expect(printed).toMatch(/Total: [1-9]\d* passed, 0 failed/u);
  });
});
