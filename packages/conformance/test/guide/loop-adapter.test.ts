import { readFileSync } from 'node:fs';
import { afterAll, expect, test } from 'vitest';
import { testAdapter } from '../../src/index.ts';
import { createReferenceSandbox } from '../reference/create-reference-sandbox.ts';
import { harness } from './loop-harness.ts';

await testAdapter({
  name: 'the adapter of the guide',
  harness,
  createSandbox: () => createReferenceSandbox('context'),
  test,
  skip: test.skip,
  after: afterAll,
});

test.each(['loop.ts', 'loop-adapter.ts', 'loop-harness.ts'])('%s stands in the guide as it stands here', (file) => {
  const code = readFileSync(new URL(file, import.meta.url), 'utf8').replace(
    '../../src/index.ts',
    '@sallyport/conformance',
  );
  const guide = readFileSync(new URL('../../../../docs/write-an-adapter.md', import.meta.url), 'utf8');
  expect(guide.replaceAll('\r\n', '\n')).toContain(`\n${code.replaceAll('\r\n', '\n')}\`\`\`\n`);
});
