import { expect, test } from 'vitest';
import { checkLayers } from '../layers.ts';
import { createManifest, createTree } from './create-tree.ts';
import { messagesOf } from './messages-of.ts';

const contract = createManifest('@sallyport/contract');
const usesContract = { dependencies: { '@sallyport/contract': 'workspace:*' } };

test('accepts an edge of the table, declared and imported by name', async () => {
  const root = createTree({
    'packages/contract/package.json': contract,
    'packages/contract/src/index.ts': 'export const a = 1;',
    'packages/prompt/package.json': createManifest('@sallyport/prompt', usesContract),
    'packages/prompt/src/index.ts': "import { a } from '@sallyport/contract'; export { a };",
  });
  expect(await messagesOf(checkLayers, root)).toEqual([]);
});

test('refuses a dependency that the table does not list, and names the remedy', async () => {
  const root = createTree({
    'packages/prompt/package.json': createManifest('@sallyport/prompt', {
      dependencies: { '@sallyport/core': 'workspace:*' },
    }),
    'packages/core/package.json': createManifest('@sallyport/core'),
  });
  const [message] = await messagesOf(checkLayers, root);
  expect(message).toContain('packages/prompt/package.json');
  expect(message).toContain('@sallyport/prompt depends on @sallyport/core');
  expect(message).toContain('decision record');
});

test('refuses an import, a type import, a re-export and a dynamic import that the table does not list', async () => {
  const root = createTree({
    'packages/core/package.json': createManifest('@sallyport/core'),
    'packages/prompt/package.json': createManifest('@sallyport/prompt'),
    'packages/prompt/src/index.ts': [
      "import { run } from '@sallyport/core';",
      "import type { Run } from '@sallyport/core';",
      "export { stop } from '@sallyport/core';",
      "export const later = () => import('@sallyport/core');",
      "export type Far = import('@sallyport/core').Far;",
      "// import { comment } from '@sallyport/core';",
      'export const text = "import x from \'@sallyport/core\'";',
    ].join('\n'),
  });
  const messages = await messagesOf(checkLayers, root);
  expect(messages.map((message) => message.split('  ')[0])).toEqual(
    [1, 2, 3, 4, 5].map((n) => `packages/prompt/src/index.ts:${n}`),
  );
});

test('refuses a devDependency, an undeclared library and an unlisted library in src', async () => {
  const root = createTree({
    'packages/core/package.json': createManifest('@sallyport/core', {
      devDependencies: { acorn: '8.0.0', zod: '4.0.0' },
    }),
    'packages/core/src/index.ts': "import 'acorn'; import 'sucrase'; import 'zod';",
  });
  const messages = await messagesOf(checkLayers, root);
  expect(messages[0]).toContain('acorn is only a devDependency');
  expect(messages[1]).toContain('sucrase is not declared');
  expect(messages[2]).toContain('may not import zod');
});

test('lets an adapter import its peer and nothing else of npm', async () => {
  const root = createTree({
    'packages/adapter-mcp/package.json': createManifest('@sallyport/adapter-mcp', {
      peerDependencies: { mcp: '^1.0.0' },
    }),
    'packages/adapter-mcp/src/index.ts': "import 'mcp/client'; import 'lodash';",
  });
  const messages = await messagesOf(checkLayers, root);
  expect(messages).toHaveLength(1);
  expect(messages[0]).toContain('may not import lodash');
});

test('refuses a deep import, a path out of src and an unlisted subpath', async () => {
  const root = createTree({
    'packages/contract/package.json': contract,
    'packages/contract/src/index.ts': '',
    'packages/prompt/package.json': createManifest('@sallyport/prompt', usesContract),
    'packages/prompt/src/index.ts': "import '../../contract/src/index.ts'; import '@sallyport/contract/src/index.ts';",
    'packages/prompt/test/a.test.ts': "import '../../contract/src/index.ts'; import '@sallyport/contract/json';",
  });
  const messages = await messagesOf(checkLayers, root);
  expect(messages).toHaveLength(4);
  expect(messages.join('\n')).toContain('does not export "./json"');
  expect(messages.join('\n')).toContain('does not export "./src/index.ts"');
});

test('keeps what belongs behind a subpath out of the root', async () => {
  const files = {
    'packages/adapter-mcp/package.json': createManifest('@sallyport/adapter-mcp'),
    'packages/sallyport/package.json': createManifest('sallyport', {
      dependencies: { '@sallyport/adapter-mcp': 'workspace:*' },
    }),
    'packages/sallyport/src/wire.ts': "import '@sallyport/adapter-mcp';",
  };
  const clean = createTree({ ...files, 'packages/sallyport/src/index.ts': '' });
  expect(await messagesOf(checkLayers, clean)).toEqual([]);
  const dirty = createTree({ ...files, 'packages/sallyport/src/index.ts': "import './wire.ts';" });
  expect((await messagesOf(checkLayers, dirty))[0]).toContain('belongs behind a subpath');
});

test('keeps Node modules out of packages that run everywhere, and out of roots', async () => {
  const root = createTree({
    'packages/guest/package.json': createManifest('@sallyport/guest'),
    'packages/guest/src/index.ts': "import 'node:fs'; import 'fs'; import 'cloudflare:workers';",
    'packages/schema-to-ts/package.json': createManifest('@sallyport/schema-to-ts'),
    'packages/schema-to-ts/src/index.ts': '',
    'packages/schema-to-ts/src/node.ts': "import 'node:fs';",
  });
  const messages = await messagesOf(checkLayers, root);
  expect(messages.map((message) => message.split(':')[0])).toEqual(Array(3).fill('packages/guest/src/index.ts'));
});

test('refuses a package without a row, a test that imports what is not declared, and a ring', async () => {
  const root = createTree({
    'packages/novel/package.json': createManifest('@sallyport/novel'),
    'packages/core/package.json': createManifest('@sallyport/core', {
      devDependencies: { '@sallyport/conformance': 'workspace:*' },
    }),
    'packages/conformance/package.json': createManifest('@sallyport/conformance', {
      dependencies: { '@sallyport/core': 'workspace:*' },
    }),
    'packages/conformance/test/a.test.ts': "import '@sallyport/novel';",
  });
  const messages = (await messagesOf(checkLayers, root)).join('\n');
  expect(messages).toContain('@sallyport/novel has no row');
  expect(messages).toContain('@sallyport/novel is imported here but not declared');
  expect(messages).toContain('@sallyport/conformance → @sallyport/core → @sallyport/conformance');
});
