import { expect, test } from 'vitest';
import { checkSnippets } from '../snippets.ts';
import { createTree } from './create-tree.ts';
import { messagesOf } from './messages-of.ts';

const fence = '```';

function createGuide(...lines: readonly string[]): string {
  return createTree({ 'docs/guide.md': lines.join('\n') });
}

test('type-checks a block against the packages', async () => {
  const imports = "import type { Sandbox } from '@sallyport/contract';";
  const good = createGuide(
    `${fence}ts`,
    imports,
    'export const name = (sandbox: Sandbox): string => sandbox.name;',
    fence,
  );
  expect(await messagesOf(checkSnippets, good)).toEqual([]);
  const bad = createGuide(
    '# Guide',
    '',
    `${fence}ts`,
    imports,
    'export const name = (sandbox: Sandbox): number => sandbox.name;',
    fence,
  );
  const [message, ...more] = await messagesOf(checkSnippets, bad);
  expect(message).toContain('docs/guide.md:5');
  expect(message).toContain('TS2322');
  expect(more).toEqual([]);
});

test('takes what a comment before the block gives', async () => {
  const block = [`${fence}ts`, 'const twice: number = given * 2;', fence];
  expect(
    await messagesOf(checkSnippets, createGuide('<!-- given', 'declare const given: number;', '-->', ...block)),
  ).toEqual([]);
  expect(
    await messagesOf(checkSnippets, createGuide('<!-- given declare const given: number; -->', '', ...block)),
  ).toEqual([]);
  expect(await messagesOf(checkSnippets, createGuide('Text.', ...block))).toHaveLength(1);
});

test('excepts a block only with a reason', async () => {
  const block = ['const x: number = "text";', fence];
  expect(await messagesOf(checkSnippets, createGuide(`${fence}ts no-check: shows an error`, ...block))).toEqual([]);
  expect((await messagesOf(checkSnippets, createGuide(`${fence}ts no-check`, ...block))).join('\n')).toContain(
    'no-check: reason',
  );
});

test('reports a block that is never closed, and leaves other languages alone', async () => {
  expect((await messagesOf(checkSnippets, createGuide(`${fence}ts`, 'const x = 1;'))).join('\n')).toContain(
    'never closed',
  );
  expect(await messagesOf(checkSnippets, createGuide(`${fence}sh`, 'not typescript', fence))).toEqual([]);
});
