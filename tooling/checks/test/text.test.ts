import { expect, test } from 'vitest';
import { checkText } from '../text.ts';
import { createTree } from './create-tree.ts';
import { messagesOf } from './messages-of.ts';

// Written in two halves, so that this file itself is clean.
test.each([
  ['notes.md', ['/ro', 'ot/secret'], 'one machine'],
  ['a.ts', ["import '/wo", "rk/main/a.ts'"], 'one machine'],
  ['a.ts', ['file:///wo', 'rk/main'], 'one machine'],
  ['a.bat', ['C:\\Us', 'ers\\me'], 'one machine'],
  ['.npmrc', ['regis', 'try=https://packages.example.com'], 'registry'],
  ['readme.md', ['http://localhost:', '4873/'], 'registry'],
  [
    'pnpm-lock.yaml',
    ['packages:\n  a@1.0.0:\n    resolution: {integrity: x, tarball', ': https://example.com/a.tgz}'],
    'download address',
  ],
  ['notes.md', ['Co-authored', '-by: someone'], 'how the text was made'],
  ['a.ts', ['\n<<<<<<', '< HEAD\n'], 'merge conflict'],
])('finds in %s the text %j', async (file, halves, message) => {
  expect((await messagesOf(checkText, createTree({ [file]: halves.join('') }))).join('\n')).toContain(message);
});

test.each([
  ['notes.md', 'Look in packages/work/src and apps/root/main.ts.'],
  ['a.ts', 'const folder = `${home}/work/`; const pattern = /a/;'],
  ['pnpm-lock.yaml', 'packages:\n  a@1.0.0:\n    resolution: {integrity: sha512-x}\n'],
])('leaves %s alone: %j', async (file, text) => {
  expect(await messagesOf(checkText, createTree({ [file]: text }))).toEqual([]);
});

test('reads only what git would keep', async () => {
  const root = createTree({ '.gitignore': 'private', 'private/a.md': ['/ro', 'ot/secret'].join('') });
  expect(await messagesOf(checkText, root)).toEqual([]);
});
