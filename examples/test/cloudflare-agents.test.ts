import { readFileSync } from 'node:fs';
import { env } from 'node:process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

import { ask } from '../agents/cloudflare-agents/ask.ts';

env['WRANGLER_SEND_METRICS'] = 'false';
env['CLOUDFLARE_CF_FETCH_ENABLED'] = 'false';
env['WRANGLER_BUILD_CONDITIONS'] = '@sallyport/source,workerd,worker,browser';

const read = (path: string): string => readFileSync(new URL(path, import.meta.url), 'utf8').replaceAll('\r\n', '\n');

test('an AIChatAgent answers a page with what its program returned', { timeout: 60_000 }, async () => {
  const { createTestHarness } = await import('wrangler');
  const configPath = fileURLToPath(new URL('../agents/cloudflare-agents/wrangler.jsonc', import.meta.url));
  const server = createTestHarness({ workers: [{ configPath }] });
  try {
    const { url } = await server.listen();
    expect(await ask(url, 'How many pears and plums are there?')).toBe('There are 42 pears and plums.');
  } finally {
    await server.close();
  }
});

test("the adapter's README shows this agent, with a real model", () => {
  const [, shown = ''] =
    /```ts no-check[^\n]*\n([^]*?)```/u.exec(read('../../packages/adapter-cloudflare-agents/README.md')) ?? [];
  const here = shown
    .replace("import { createWorkersAI } from 'workers-ai-provider';\n", '')
    .replace("from 'zod';\n", "from 'zod';\n\nimport { createModel } from './model.ts';\n")
    .replace("createWorkersAI({ binding: this.env.AI })('@cf/openai/gpt-oss-120b')", 'createModel(this.env)');
  expect(here).toBe(read('../agents/cloudflare-agents/worker.ts'));
});
