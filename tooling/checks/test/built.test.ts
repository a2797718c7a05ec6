import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { checkCleanRoots } from '../clean-roots.ts';
import { checkDeclaredTypes } from '../declared-types.ts';
import { checkSizes } from '../sizes.ts';
import { checkSurface } from '../surface.ts';
import { createManifest, createTree } from './create-tree.ts';
import { messagesOf } from './messages-of.ts';

function createBuilt(
  script: string,
  types = 'export declare const a: number;',
  more: Record<string, string> = {},
): string {
  return createTree({
    'packages/core/package.json': createManifest('@sallyport/core'),
    'packages/core/dist/index.js': script,
    'packages/core/dist/index.d.ts': types,
    ...more,
  });
}

function rewrite(root: string, types: string): void {
  writeFileSync(join(root, 'packages/core/dist/index.d.ts'), types);
}

function rewriteScript(root: string, script: string): void {
  writeFileSync(join(root, 'packages/core/dist/index.js'), script);
}

test('says what is not built instead of passing', async () => {
  const root = createTree({ 'packages/core/package.json': createManifest('@sallyport/core') });
  for (const check of [checkCleanRoots, checkDeclaredTypes, checkSurface, checkSizes]) {
    expect((await messagesOf(check, root)).join('\n')).toContain('run pnpm build first');
  }
});

test('accepts a root that runs anywhere', async () => {
  const root = createBuilt(
    "import { b } from './b.js'; export const a = typeof process === 'object' ? b : 0;",
    undefined,
    {
      'packages/core/dist/b.js': 'export const b = { process: 1 }.process;',
    },
  );
  expect(await messagesOf(checkCleanRoots, root)).toEqual([]);
});

test.each([
  ["import 'node:fs';", 'names "node:fs"'],
  ["import 'path';", 'names "path"'],
  ["export const load = () => import('isolated-vm');", 'names "isolated-vm"'],
  ["export { env } from 'cloudflare:workers';", 'names "cloudflare:workers"'],
  ['export const a = () => Buffer.from("x");', 'uses the global Buffer'],
  ['export const a = () => process.exit();', 'uses the global process'],
  ['export const a = () => eval("1");', 'evaluates text with eval'],
  ['export const a = () => new Function("1");', 'evaluates text with Function'],
])('finds behind a root: %s', async (code, message) => {
  const root = createBuilt("export * from './b.js';", undefined, { 'packages/core/dist/b.js': code });
  expect((await messagesOf(checkCleanRoots, root)).join('\n')).toContain(message);
});

test('finds a platform module behind a workspace dependency', async () => {
  const root = createBuilt("import '@sallyport/guest';", undefined, {
    'packages/guest/package.json': JSON.stringify(createManifest('@sallyport/guest')),
    'packages/guest/dist/index.js': "import 'node:fs';",
    'packages/guest/dist/index.d.ts': 'export {};',
  });
  expect((await messagesOf(checkCleanRoots, root)).join('\n')).toContain('packages/guest/dist/index.js:1');
});

test('finds a root that imports in Node and not in workerd', async () => {
  const root = createBuilt("if (navigator.userAgent === 'Cloudflare-Workers') throw new Error('not here');");
  expect((await messagesOf(checkCleanRoots, root)).join('\n')).toContain('does not import in workerd: ');
});

test('finds a root that cannot be imported or bundled', async () => {
  expect((await messagesOf(checkCleanRoots, createBuilt('throw new Error("at once");'))).join('\n')).toContain(
    'does not import in Node: at once',
  );
  const missing = (await messagesOf(checkCleanRoots, createBuilt("import 'not-there';"))).join('\n');
  expect(missing).toContain('for browser: Could not resolve "not-there"');
  expect(missing).toContain('for neutral: Could not resolve "not-there"');
});

test.each(["import type { ZodType } from 'zod';", '/// <reference types="node" />'])(
  'finds a foreign type in a public declaration: %s',
  async (line) => {
    const root = createBuilt('', "export { a } from './a.ts';", {
      'packages/core/dist/a.d.ts': `${line}\nexport declare const a: 1;`,
    });
    const messages = await messagesOf(checkDeclaredTypes, root);
    expect(messages).toHaveLength(1);
    expect(messages[0]).toContain('packages/core/dist/a.d.ts');
  },
);

test('does not judge declarations that no user comes to read', async () => {
  const root = createBuilt('', 'export {};', { 'packages/core/dist/a.d.ts': "import type { ZodType } from 'zod';" });
  expect(await messagesOf(checkDeclaredTypes, root)).toEqual([]);
});

test('pins the surface: a changed declaration, a new name and a lost package are red until accepted', async () => {
  const root = createBuilt('', '/** Doc. */\nexport declare const a: number;');
  expect((await messagesOf(checkSurface, root)).join('\n')).toContain('--accept');
  expect(await messagesOf(checkSurface, root, { accept: true })).toEqual([]);
  expect(await messagesOf(checkSurface, root)).toEqual([]);

  rewrite(root, '/** Other doc. */\nexport declare const a: number;');
  expect(await messagesOf(checkSurface, root)).toEqual([]);
  rewrite(root, 'export declare const a: string;');
  expect((await messagesOf(checkSurface, root)).join('\n')).toContain('the build says "const a: string;"');
  rewrite(root, 'export declare const a: number; export interface B { readonly c: 1 }');
  expect((await messagesOf(checkSurface, root)).join('\n')).toContain('interface B');
});

test('pins a type that is named by an export and not exported itself', async () => {
  const types = (field: string): string =>
    `interface Hidden { readonly ${field}: 1 }\ninterface Unseen { readonly a: 1 }\nexport declare function run(hidden: Hidden): void;\nexport {};`;
  const root = createBuilt('', types('a'));
  await messagesOf(checkSurface, root, { accept: true });
  expect(await messagesOf(checkSurface, root)).toEqual([]);
  rewrite(root, types('b'));
  expect((await messagesOf(checkSurface, root)).join('\n')).toContain('readonly b: 1');
  rewrite(root, types('a').replace('Unseen { readonly a', 'Unseen { readonly b'));
  expect(await messagesOf(checkSurface, root)).toEqual([]);
});

test('pins the sizes within one part in twenty', async () => {
  const root = createBuilt('export const a = 1;');
  expect((await messagesOf(checkSizes, root)).join('\n')).toContain('has no row for @sallyport/core');
  await messagesOf(checkSizes, root, { accept: true });
  expect(await messagesOf(checkSizes, root)).toEqual([]);
  const words = Array.from({ length: 900 }, (_, at) => `w${at * 7919}`);
  rewriteScript(root, `export const a = ${JSON.stringify(words)};`);
  expect((await messagesOf(checkSizes, root)).join('\n')).toContain('kB now');
});

test('an adapter tells its size in its README, and one to a framework is small', async () => {
  const words = JSON.stringify(Array.from({ length: 2_000 }, (_, at) => `w${at * 7919}`));
  const createAdapter = (name: string, script: string): string =>
    createTree({
      [`packages/${name}/package.json`]: createManifest(`@sallyport/${name}`),
      [`packages/${name}/dist/index.js`]: script,
      [`packages/${name}/dist/index.d.ts`]: 'export {};',
      [`packages/${name}/README.md`]: '# A\n\nPart of [Sallyport](../../README.md). MIT licence.\n',
    });
  const root = createAdapter('adapter-a', 'export const a = 1;');
  expect((await messagesOf(checkSizes, root)).join('\n')).toContain('does not end with its size, 0 kB');
  expect(await messagesOf(checkSizes, root, { accept: true })).toEqual([]);
  expect(await messagesOf(checkSizes, root)).toEqual([]);
  expect(readFileSync(join(root, 'packages/adapter-a/README.md'), 'utf8')).toContain('\n0 kB of its own, minified');

  const large = createAdapter('adapter-a', `export const a = ${words};`);
  expect((await messagesOf(checkSizes, large, { accept: true })).join('\n')).toContain('an adapter may weigh 3 kB');
  const protocol = createAdapter('adapter-mcp', `export const a = ${words};`);
  expect(await messagesOf(checkSizes, protocol, { accept: true })).toEqual([]);
});
