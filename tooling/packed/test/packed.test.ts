import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { openProject, type Project } from './open-project.ts';

const root = join(import.meta.dirname, '../../..');
const require = createRequire(join(root, 'examples/package.json'));
const libraries = ['ai', 'zod', '@modelcontextprotocol/sdk', '@modelcontextprotocol/server-everything'];

let project: Project;
beforeAll(async () => {
  project = await openProject(Object.fromEntries(libraries.map((name) => [name, installedVersion(name)])));
}, 300_000);
afterAll(() => project?.[Symbol.asyncDispose]());

test('every package imports from its tarball', async () => {
  expect(project.names).toContain('sallyport');
  expect(project.names.length).toBeGreaterThan(20);
  const needs = ['langchain', 'mastra'];
  const names = project.names.filter((name) => !needs.some((word) => name.endsWith(word)));
  const code = `const names = ${JSON.stringify(names)};
    for (const name of names) if (Object.keys(await import(name)).length === 0) console.log('nothing in', name);
    console.log('imported', names.length);`;
  expect(await project.runModule(code)).toBe(`imported ${names.length}`);
});

test("the README's agent of the AI SDK runs, pasted into an empty project", { timeout: 60_000 }, async () => {
  const blocks = readFileSync(join(root, 'README.md'), 'utf8').matchAll(/^```ts\n([^]*?)^```$/gmu);
  const pasted = Array.from(blocks, ([, code = '']) => code).find((code) => code.includes("from 'sallyport/ai-sdk'"));
  expect(pasted).toBeDefined();
  // What the README takes as given: a client, a model, messages and tools.
  const given = readFileSync(join(import.meta.dirname, 'given.ts'), 'utf8');
  const printed = await project.runModule(`${given}\n${pasted}\nconsole.log(await answer.text);\nprocess.exit();`);
  expect(printed).toBe('Sum: The sum of 20 and 22 is 42.; rolled: 6');
});

test('the command line runs a program over the servers of a configuration', { timeout: 60_000 }, async () => {
  const server = join(project.folder, 'node_modules/@modelcontextprotocol/server-everything/dist/index.js');
  const everything = { command: process.execPath, args: [server] };
  writeFileSync(join(project.folder, 'mcp.json'), JSON.stringify({ mcpServers: { everything } }));
  const program = 'return await codemode.everything.get_sum({ a: 20, b: 22 });';
  expect(await project.runCommand('sallyport', ['run', '-', '-q'], program)).toBe('The sum of 20 and 22 is 42.');
});

function installedVersion(name: string): string {
  const manifest = join(root, 'examples/node_modules', name, 'package.json');
  return (require(manifest) as { readonly version: string }).version;
}
