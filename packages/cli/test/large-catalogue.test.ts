import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

import type { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { connectServe, makeFolder, ownServer, sallyport, writeServers } from './start-cli.ts';

const serverCount = 20;
const toolCount = 50;
const names = Array.from({ length: serverCount }, (_, index) => `farm_${index + 1}`);
const folder = makeFolder(afterAll);

/** Servers that answer nothing before all of them run. */
function writeFarms(file: string): void {
  const meeting = join(folder, `meeting-of-${file}`);
  mkdirSync(meeting);
  const farms = names.map((name) => [
    name,
    ownServer('many-tools.ts', meeting, name, String(serverCount), String(toolCount)),
  ]);
  writeServers(folder, Object.fromEntries(farms), file);
}

interface Answer {
  readonly content: readonly { readonly text: string }[];
  readonly structuredContent: { readonly result: unknown };
}

let client: Client;
const closes: (() => Promise<void>)[] = [];

beforeAll(async () => {
  writeFarms('mcp.json');
  client = await connectServe(folder, ['--strict'], (close) => void closes.push(close));
}, 60_000);
afterAll(async () => {
  for (const close of closes) await close();
});

const call = async (name: string, input: Record<string, unknown>): Promise<Answer> =>
  (await client.callTool({ name, arguments: input })) as unknown as Answer;

test('all servers start at once: none answers before all run, and all are there', async () => {
  const code = 'return Object.keys(codemode).filter((name) => name.startsWith("farm_")).length';
  expect((await call('execute_code', { code })).structuredContent.result).toBe(serverCount);
});

test('a client with a thousand tools behind it reads three tools', async () => {
  const { tools } = await client.listTools();
  expect(tools.map(({ name }) => name)).toEqual(['execute_code', 'search', 'describe']);
  for (const { description = '' } of tools) expect(description.length).toBeLessThanOrEqual(2048);
});

test('the client finds a tool among them by search, and calls it', async () => {
  const found = await call('search', { query: 'close the gate because of a flood' });
  expect(found.content[0]?.text).toContain('farm_17.close_flood_gate');
  const { structuredContent } = await call('execute_code', {
    code: 'return await codemode.farm_17.close_flood_gate({})',
  });
  expect(structuredContent.result).toBe('The flood gate is closed.');
});

test('a program finds a tool among them by itself, and calls it', async () => {
  const code = `
    const [hit] = await codemode.$search('close the gate because of a flood');
    const [server, tool] = hit.path.split('.');
    const gauges = Object.keys(codemode).filter((name) => name.startsWith('farm_'));
    const litres = await Promise.all(gauges.map(async (farm) => (await codemode[farm].gauge_50({})).litres));
    return { path: hit.path, answer: await codemode[server][tool]({}), litres: litres.reduce((a, b) => a + b, 0) };
  `;
  const { structuredContent, content } = await call('execute_code', { code });
  expect(structuredContent.result, content[0]?.text).toEqual({
    path: 'farm_17.close_flood_gate',
    answer: 'The flood gate is closed.',
    litres: serverCount * toolCount,
  });
});

test('the system prompt over a thousand tools is an index within its budget', async () => {
  writeFarms('counted.json');
  const { stdout } = await sallyport(folder, ['doctor', '--json', '-q', '-c', 'counted.json']);
  const { servers, tokens } = JSON.parse(stdout) as {
    servers: { tools: number }[];
    tokens: { whole: number; prompt: number };
  };
  expect(servers.reduce((sum, { tools }) => sum + tools, 0)).toBe(serverCount * toolCount + 1);
  expect(tokens.whole).toBeGreaterThan(20_000);
  expect(tokens.prompt).toBeLessThan(8_000);
});
