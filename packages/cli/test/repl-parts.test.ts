import { createIsolatedVmSandbox } from '@sallyport/sandbox-isolated-vm';
import { createCodeMode, defineTools } from 'sallyport';
import { describe, expect, test } from 'vitest';

import { completeLine } from '../src/repl/complete-line.ts';
import { createReplInput } from '../src/repl/repl-input.ts';

describe('typed programs', () => {
  test('a program runs once it parses', () => {
    const input = createReplInput();
    expect(input.add('[1, 2].map((each) => {')).toBeUndefined();
    expect(input.isOpen).toBe(true);
    expect(input.add('  return each;')).toBeUndefined();
    expect(input.add('})')).toBe('[1, 2].map((each) => {\n  return each;\n})');
    expect(input.isOpen).toBe(false);
  });

  test('a declaration waits for what uses it, and an empty line ends the waiting', () => {
    const input = createReplInput();
    expect(input.add('function twice(n: number) {')).toBeUndefined();
    expect(input.add('  return n * 2;')).toBeUndefined();
    expect(input.add('}')).toBeUndefined();
    expect(input.add('twice(2)')).toContain('twice(2)');
    expect(input.add('const a = (')).toBeUndefined();
    expect(input.add('')).toBe('const a = (');
  });
});

describe('completion', async () => {
  const execute = (): string => '';
  const input = {
    type: 'object',
    properties: {
      owner: { type: 'string' },
      state: { enum: ['open', 'closed'] },
      draft: { type: 'boolean' },
      'x-y': {},
    },
  } as const;
  const tools = {
    listIssues: { description: 'Lists.', input, execute },
    listPulls: { description: 'Lists.', input, execute },
  };
  const sandbox = createIsolatedVmSandbox();
  await using codeMode = await createCodeMode({
    sandbox,
    tools: [defineTools({ namespace: 'github', tools }), defineTools({ namespace: 'gitlab', tools })],
  });
  await sandbox[Symbol.asyncDispose]();
  const { catalogue } = codeMode;
  test.each([
    ['co', ['codemode.']],
    ['const a = await codemode.git', ['codemode.github.', 'codemode.gitlab.']],
    ['await codemode.github.', ['codemode.github.listIssues', 'codemode.github.listPulls']],
    ['codemode.github.listI', ['codemode.github.listIssues']],
    ['codemode.$s', ['codemode.$search(']],
    ['codemode.github.listIssues({ ', ['owner: ', 'state: ', 'draft: ', "'x-y': "]],
    ['codemode.github.listIssues({ owner: "me", st', ['state: ']],
    ['codemode.github.listIssues({ state: ', ["'open'", "'closed'"]],
    ['codemode.github.listIssues({ owner: "me", draft: t', ['true']],
    ['.de', ['.describe']],
    ['.describe github.listP', ['github.listPulls']],
    ['codemode.nowhere.', []],
    ['', []],
  ])('%s', (line, wanted) => {
    expect(completeLine(catalogue, line)[0]).toEqual(wanted);
  });

  test('an argument is completed over lines', () => {
    expect(completeLine(catalogue, '  st', 'codemode.github.listIssues({\n  owner: "me",')).toEqual([
      ['state: '],
      'st',
    ]);
  });
});
