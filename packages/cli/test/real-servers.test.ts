import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

import { expect, inject, onTestFinished, test } from 'vitest';

import { type Entry, connectServe, makeFolder, referenceServer, writeServers } from './start-cli.ts';

interface Answer {
  readonly content: readonly { readonly type: string; readonly text?: string; readonly data?: string }[];
  readonly structuredContent: { readonly status: string; readonly result: unknown };
}

const browser = inject('browser');
const chromium = 'path' in browser ? browser.path : undefined;

/** A page of this machine. */
async function servePage(): Promise<string> {
  const http = createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/html' });
    response.end('<title>Harbour</title><body style="background:#036;color:#fff"><h1>Open at seven</h1></body>');
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    http.closeAllConnections();
    http.close();
  });
  return `http://127.0.0.1:${(http.address() as AddressInfo).port}/`;
}

function playwright(folder: string): Entry {
  const cli = join(dirname(createRequire(import.meta.url).resolve('@playwright/mcp/package.json')), 'cli.js');
  const config = join(folder, 'browser.json');
  const quiet = ['--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run'];
  const launchOptions = { executablePath: chromium, headless: true, chromiumSandbox: false, args: quiet };
  writeFileSync(config, JSON.stringify({ browser: { isolated: true, launchOptions }, outputDir: join(folder, 'out') }));
  return { command: process.execPath, args: [cli, '--config', config] };
}

test.skipIf(chromium === undefined)(
  'one program uses five servers from npm, and its screenshot arrives as an image',
  async () => {
    const folder = makeFolder();
    const files = join(folder, 'files');
    mkdirSync(files);
    writeFileSync(join(files, 'note.txt'), 'Ships come in at dawn.');
    writeServers(folder, {
      everything: referenceServer('everything'),
      filesystem: referenceServer('filesystem', files),
      memory: { ...referenceServer('memory'), env: { MEMORY_FILE_PATH: join(folder, 'memory.json') } },
      thinking: referenceServer('sequential-thinking'),
      browser: playwright(folder),
    });
    const client = await connectServe(folder);
    const code = `
      const { content } = await codemode.filesystem.read_text_file({ path: ${JSON.stringify(join(files, 'note.txt'))} });
      const name = 'harbour';
      await codemode.memory.create_entities({ entities: [{ name, entityType: 'place', observations: [content] }] });
      const { entities } = await codemode.memory.search_nodes({ query: name });
      const sum = await codemode.everything.get_sum({ a: 40, b: 2 });
      const thought = { thought: 'Look at the page.', nextThoughtNeeded: false, thoughtNumber: 1, totalThoughts: 1 };
      const { thoughtHistoryLength } = await codemode.thinking.sequentialthinking(thought);
      await codemode.browser.browser_navigate({ url: ${JSON.stringify(await servePage())} });
      const shown = await codemode.browser.browser_snapshot({});
      const parts = await codemode.browser.browser_take_screenshot({ type: 'png', scale: 'css' });
      const screenshot = [parts].flat().find((part) => part.mimeType === 'image/png');
      return { observed: entities[0].observations, sum, thoughtHistoryLength, shown: JSON.stringify(shown), screenshot };
    `;
    const answer = (await client.callTool({ name: 'execute_code', arguments: { code } })) as unknown as Answer;

    expect(answer.structuredContent, answer.content[0]?.text).toMatchObject({
      status: 'completed',
      result: {
        observed: ['Ships come in at dawn.'],
        sum: 'The sum of 40 and 2 is 42.',
        thoughtHistoryLength: 1,
        shown: expect.stringContaining('Open at seven'),
        screenshot: '[image/png, attached]',
      },
    });
    const [text, image, ...rest] = answer.content;
    expect(rest).toEqual([]);
    expect(image).toMatchObject({ type: 'image', mimeType: 'image/png' });
    const png = Buffer.from(image?.data ?? '', 'base64');
    expect(png.subarray(1, 4).toString()).toBe('PNG');
    expect(png.readUInt32BE(16)).toBeGreaterThan(300);
    expect(text?.text).not.toContain(image?.data?.slice(0, 40));
  },
);
