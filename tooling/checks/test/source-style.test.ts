import { expect, test } from 'vitest';
import { checkSourceStyle } from '../source-style.ts';
import { createManifest, createTree } from './create-tree.ts';
import { messagesOf } from './messages-of.ts';

function createPackage(code: string, file = 'run.ts'): string {
  return createTree({
    'packages/core/package.json': createManifest('@sallyport/core'),
    [`packages/core/src/${file}`]: code,
  });
}

test.each([
  ["export * from './a.ts';", 'export *'],
  ["export * as a from './a.ts';", 'export *'],
  ['export default 1;', 'default export'],
  ['export default function run() {}', 'default export'],
  ['export const a: any = 1;', '"any"'],
  ['export const a = b!;', 'non-null'],
  ['\n'.repeat(301), 'has 301 lines'],
  [`function run() {${'\n'.repeat(60)}}`, 'has 61 lines'],
])('refuses %j', async (code, message) => {
  expect((await messagesOf(checkSourceStyle, createPackage(code))).join('\n')).toContain(message);
});

test.each([
  "export { a } from './a.ts';",
  'export const text = "any export * from !";',
  '// export default any',
  'export const a = b !== c;',
  `const createPool = () => {\n${`  const grow = () => {${'\n'.repeat(40)}};\n`.repeat(2)}};`,
])('accepts %j', async (code) => {
  expect(await messagesOf(checkSourceStyle, createPackage(code))).toEqual([]);
});

test('does not judge generated text', async () => {
  expect(await messagesOf(checkSourceStyle, createPackage('\n'.repeat(900), 'runtime-text.ts'))).toEqual([]);
});
