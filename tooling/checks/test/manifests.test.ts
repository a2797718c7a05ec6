import { expect, test } from 'vitest';
import { checkManifests } from '../manifests.ts';
import { createManifest, createTree } from './create-tree.ts';
import { messagesOf } from './messages-of.ts';

const references = (...folders: readonly string[]): object => ({ references: folders.map((path) => ({ path })) });

test('accepts a complete package.json', async () => {
  const root = createTree({
    'tsconfig.json': references('packages/contract'),
    'packages/contract/package.json': createManifest('@sallyport/contract'),
    'packages/contract/README.md': '# Contract',
  });
  expect(await messagesOf(checkManifests, root)).toEqual([]);
});

test.each([
  ['license', 'ISC', '"license" must be "MIT"'],
  ['type', 'commonjs', 'ESM only'],
  ['files', ['src'], '"files" must list "dist"'],
  ['repository', 'https://example.com', '"repository" must not be set'],
  ['publishConfig', {}, '"publishConfig.access" must be "public"'],
  ['exports', { '.': { default: './dist/index.js' } }, 'must hold @sallyport/source, types and default'],
  ['dependencies', { acorn: '^8.0.0' }, 'must be "catalog:" or one exact version'],
  ['devDependencies', { '@sallyport/contract': '0.0.0' }, 'must be "workspace:*"'],
])('refuses a wrong %s', async (field, value, message) => {
  const root = createTree({
    'tsconfig.json': references('packages/contract'),
    'packages/contract/package.json': createManifest('@sallyport/contract', { [field]: value }),
  });
  expect((await messagesOf(checkManifests, root)).join('\n')).toContain(message);
});

test('refuses a package without a README', async () => {
  const root = createTree({
    'tsconfig.json': references('packages/contract'),
    'packages/contract/package.json': createManifest('@sallyport/contract'),
  });
  expect((await messagesOf(checkManifests, root)).join('\n')).toContain('has no README.md');
});

test('refuses a build that does not know a package or one of its dependencies', async () => {
  const root = createTree({
    'tsconfig.json': references('packages/contract'),
    'packages/contract/package.json': createManifest('@sallyport/contract'),
    'packages/guest/package.json': createManifest('@sallyport/guest', {
      dependencies: { '@sallyport/contract': 'workspace:*' },
    }),
  });
  const messages = (await messagesOf(checkManifests, root)).join('\n');
  expect(messages).toContain('"references" lacks packages/guest');
  expect(messages).toContain('"references" lacks ../contract');
});
