import { expect, test } from 'vitest';
import { checkErrorCodes } from '../error-codes.ts';
import { createManifest, createTree } from './create-tree.ts';
import { messagesOf } from './messages-of.ts';

function createPackage(guide: string): string {
  return createTree({
    'docs/errors.md': guide,
    'packages/core/package.json': createManifest('@sallyport/core'),
    'packages/core/src/code.ts':
      "export type RunErrorCode = 'one' | 'two';\nthrow new ToolError('x', { code: 'three' });",
  });
}

test('accepts codes that each have a paragraph', async () => {
  expect(await messagesOf(checkErrorCodes, createPackage('### `one`\n\n### `two`\n\n### `three`\n'))).toEqual([]);
});

test.each(['one', 'two', 'three'])('refuses the code %s without a paragraph', async (code) => {
  const guide = ['one', 'two', 'three']
    .map((each) => (each === code ? `About \`${each}\`` : `### \`${each}\``))
    .join('\n');
  expect((await messagesOf(checkErrorCodes, createPackage(guide))).join('\n')).toContain(`"${code}" has no paragraph`);
});
