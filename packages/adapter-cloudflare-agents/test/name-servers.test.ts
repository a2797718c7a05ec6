import { createCatalogue } from '@sallyport/core';
import { expect, test } from 'vitest';

import { nameServers } from '../src/name-servers.ts';

const named = (...servers: readonly (readonly [id: string, name: string])[]) =>
  servers.map(([id, name]) => ({ id, name }));

test('a name says what it said when the server was added', () => {
  expect(Object.fromEntries(nameServers(named(['1', 'git-hub'], ['2', 'Größe'], ['3', '!']), []))).toEqual({
    1: 'git_hub',
    2: 'Größe',
    3: 'server',
  });
});

test('a name does not depend on the order servers came in', () => {
  const servers = named(['a', 'shop'], ['b', 'shop'], ['c', 'shop_a'], ['d', 'bank']);
  const forth = nameServers(servers, ['bank']);
  expect(forth).toEqual(nameServers(servers.toReversed(), ['bank']));
  expect([...forth.values()].toSorted()).toEqual(['bank_d', 'shop_a', 'shop_a_c', 'shop_b']);
});

test('whatever servers are called, a catalogue can be made of them', async () => {
  const long = 'x'.repeat(300);
  const odd = ['then', 'then_', '__proto__', 'constructor', 'a²', 'a³', 'a', '1', '_1', '\u200B', '', long, `${long}y`];
  const servers = [...odd, ...odd].map((name, index) => ({ id: index % 2 ? `i-${index}` : `i_${index - 1}`, name }));
  const names = [...nameServers(servers, ['a', 'tool']).values()];
  const providers = names.map((namespace) => ({
    namespace,
    listTools: async () => [],
    callTool: async () => undefined,
  }));
  await expect(createCatalogue(providers)).resolves.toMatchObject({ entries: [] });
});
