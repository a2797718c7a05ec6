import { createSearchIndex } from '@sallyport/prompt';
import type { ApiParts } from '@sallyport/prompt';
import { describe, expect, test } from 'vitest';
import { tool, tools } from './catalogue.ts';
import { compile } from './compile.ts';

const catalogue: ApiParts = {
  entries: [
    tool('github', 'list_issues', {
      title: 'List issues',
      description: 'Lists issues.\nAll of them.',
      parameters: [{ name: 'repo', required: true, sample: '"…"' }, { name: 'page' }],
      full: '/** Lists issues. */\nlist_issues(input: { repo: string }): Promise<Issue[]>;',
      uses: ['Issue'],
    }),
    tool('github', 'search', { parameters: [{ name: 'q', required: true }] }),
    tool('gitlab', 'search'),
    tool('my-server', 'do_it', { name: 'do-it', full: 'do_it(): Promise<void>;' }),
    tool('', 'ping', { full: 'ping(): Promise<"pong">;' }),
    ...tools('big', 300),
  ],
  declarations: [
    { name: 'Issue', text: 'type Issue = { by: Person };' },
    { name: 'Person', text: 'type Person = { name: string };' },
    { name: 'Other', text: 'type Other = 1;' },
  ],
  instructions: { big: 'Take care.\u202e' },
};
const index = createSearchIndex(catalogue);

/** The description of a path that exists. */
function known(path: string): { path: string; types: string; doc: string; example: string } {
  const found = index.describe(path);
  if ('unknown' in found) throw new Error(`unknown: ${path}`);
  return found;
}

describe('describe', () => {
  test('gives the whole member, the declarations it needs, the docs and a call', () => {
    expect(known('github.list_issues')).toEqual({
      path: 'github.list_issues',
      types: [
        ' type Issue = { by: Person };',
        ' type Person = { name: string };',
        'declare const codemode: {',
        ' github: {',
        ' /** Lists issues. */',
        ' list_issues(input: { repo: string }): Promise<Issue[]>;',
        ' };',
        '};',
      ].join('\n'),
      doc: 'List issues\n\nLists issues.\nAll of them.',
      example: 'const result = await codemode.github.list_issues({ repo: "…" });',
    });
  });

  test('gives valid types and examples that type-check', () => {
    const files: { [name: string]: string } = {};
    for (const path of ['github.list_issues', 'my-server.do_it', 'ping', 'big.tool_0007', 'big']) {
      const { types, example } = known(path);
      const call = path === 'big' ? '' : `async () => { ${example} };`;
      files[`${path}.ts`] = `${types}\n${call}`;
    }
    // These two take nothing, so the plainest call has one argument too many.
    const errors = compile(files)
      .split('\n')
      .filter((line) => line.includes('error'));
    expect(errors.filter((line) => !line.includes('TS2554'))).toEqual([]);
  });

  test.each([
    ['codemode.github.list_issues', 'github.list_issues'],
    ['github.listIssues', 'github.list_issues'],
    ['github/list-issues', 'github.list_issues'],
    ['list_issues', 'github.list_issues'],
    ['my-server.do-it', 'my-server.do_it'],
    ['myServer.doIt', 'my-server.do_it'],
    [' github.search ', 'github.search'],
  ])('knows %s by its right path', (asked, path) => {
    expect(known(asked).path).toBe(path);
  });

  test('describes a namespace: as many of its tools as fit, and what its author says', () => {
    const { path, types, doc } = known('big');
    expect(path).toBe('big');
    expect(types).toContain('tool_0000');
    expect(types.length).toBeLessThan(10_000);
    expect(doc).toBe('Take care.\\u202e');
  });

  test('says what it does not know, with paths that look like it', () => {
    expect(index.describe('github.list_isues')).toEqual({
      unknown: 'github.list_isues',
      suggestions: expect.arrayContaining(['github.list_issues']),
    });
    expect(index.describe('search')).toEqual({
      unknown: 'search',
      suggestions: expect.arrayContaining(['github.search', 'gitlab.search']),
    });
    for (const path of ['', 'constructor', '__proto__', 'github.constructor', 'x'.repeat(100_000)]) {
      expect(index.describe(path)).toHaveProperty('unknown');
      expect(JSON.stringify(index.describe(path)).length).toBeLessThan(1_000);
    }
  });

  test('answers in plain JSON', () => {
    for (const path of ['ping', 'nothing', 'big']) {
      expect(JSON.parse(JSON.stringify(index.describe(path)))).toEqual(index.describe(path));
    }
  });

  test('says so when a tool has types that could leave their place', () => {
    const bad = tool('a', 'x', { full: 'x(): void }; };' });
    const found = createSearchIndex({ entries: [bad], declarations: [] }).describe('a.x');
    expect(found).toMatchObject({ types: expect.stringContaining('cannot be shown') });
    expect(found).not.toMatchObject({ types: expect.stringContaining('void') });
  });
});
