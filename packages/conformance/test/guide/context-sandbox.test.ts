import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, test } from 'vitest';
import { runSandboxClauses, testSandbox } from '../../src/index.ts';
import { createContextSandbox } from './context-sandbox.ts';

const gap = 'world/no-host-objects';

describe('the sandbox of the guide', async () => {
  await testSandbox({
    name: 'context',
    createSandbox: createContextSandbox,
    gaps: { [gap]: 'node:vm answers import() with a promise of the host' },
    test,
    skip: test.skip,
    after: afterAll,
  });

  test('fails the clause that the guide says it fails', async () => {
    const report = await runSandboxClauses({ createSandbox: createContextSandbox, only: [gap] });
    expect(report.clauses.map(({ status }) => status)).toEqual(['failed']);
  });

  test('stands in the guide as it stands here', () => {
    const code = readFileSync(new URL('context-sandbox.ts', import.meta.url), 'utf8');
    const guide = readFileSync(new URL('../../../../docs/write-a-sandbox.md', import.meta.url), 'utf8');
    expect(guide.replaceAll('\r\n', '\n')).toContain(`\`\`\`ts\n${code.replaceAll('\r\n', '\n')}\`\`\`\n`);
  });
});
