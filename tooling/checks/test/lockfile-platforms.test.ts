import { expect, test } from 'vitest';
import { checkLockfilePlatforms } from '../lockfile-platforms.ts';
import { createTree } from './create-tree.ts';
import { messagesOf } from './messages-of.ts';

function createLockfile(platforms: readonly (readonly [os: string, cpu: string, libc?: string])[]): object {
  const names = platforms.map((platform) => `tool-${platform.join('-')}`);
  const packages = platforms.map(([os, cpu, libc], at) => [
    `${names[at]}@1.0.0`,
    { os: [os], cpu: [cpu], ...(libc === undefined ? {} : { libc: [libc] }) },
  ]);
  return {
    'pnpm-lock.yaml': {
      packages: Object.fromEntries(packages) as object,
      snapshots: { 'tool@1.0.0': { optionalDependencies: Object.fromEntries(names.map((name) => [name, '1.0.0'])) } },
    },
  };
}

const all = [
  ['darwin', 'arm64'],
  ['win32', 'x64'],
  ['linux', 'x64'],
  ['linux', 'arm64'],
] as const;

test('accepts a split package that lists the four platforms', async () => {
  const root = createTree(createLockfile(all) as Record<string, object>);
  expect(await messagesOf(checkLockfilePlatforms, root)).toEqual([]);
});

test.each(all)('refuses a split package without %s %s', async (os, cpu) => {
  const rest = all.filter((each) => each[0] !== os || each[1] !== cpu);
  const root = createTree(createLockfile(rest) as Record<string, object>);
  expect((await messagesOf(checkLockfilePlatforms, root)).join('\n')).toContain(
    `tool@1.0.0 has no binary for ${os}-${cpu}`,
  );
});

test('does not count a binary for musl as one for Linux', async () => {
  const root = createTree(
    createLockfile([...all.slice(0, 2), ['linux', 'x64', 'musl'], ['linux', 'arm64', 'glibc']]) as Record<
      string,
      object
    >,
  );
  expect((await messagesOf(checkLockfilePlatforms, root)).join('\n')).toContain('no binary for linux-x64');
});

test('lets a binary for one platform bring a library for the same one only', async () => {
  const { 'pnpm-lock.yaml': lockfile } = createLockfile(all) as { 'pnpm-lock.yaml': { snapshots: object } };
  const library = { 'tool-linux-x64@1.0.0': { optionalDependencies: { 'tool-darwin-arm64': '1.0.0' } } };
  const root = createTree({ 'pnpm-lock.yaml': { ...lockfile, snapshots: { ...lockfile.snapshots, ...library } } });
  expect(await messagesOf(checkLockfilePlatforms, root)).toEqual([]);
});

test('refuses a tree without a lockfile', async () => {
  expect(await messagesOf(checkLockfilePlatforms, createTree({}))).toHaveLength(1);
});
