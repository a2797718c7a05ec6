import { env } from 'node:process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

env['WRANGLER_SEND_METRICS'] = 'false';
env['CLOUDFLARE_CF_FETCH_ENABLED'] = 'false';
// Packages are bundled from source, as everywhere in this repository.
env['WRANGLER_BUILD_CONDITIONS'] = '@sallyport/source,workerd,worker,browser';

test('the agent says as a Worker what it says on Node', { timeout: 60_000 }, async () => {
  const { createTestHarness } = await import('wrangler');
  const configPath = fileURLToPath(new URL('../same-agent/wrangler.jsonc', import.meta.url));
  const server = createTestHarness({ workers: [{ configPath }] });
  try {
    await server.listen();
    const response = await server.fetch('http://localhost/');
    expect(await response.text()).toBe('There are 42 pears and plums.');
  } finally {
    await server.close();
  }
});
