import { createSearchIndex } from '@sallyport/prompt';
import type { ApiEntry } from '@sallyport/prompt';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parts, tool, tools } from './catalogue.ts';

const entries: ApiEntry[] = [
  tool('github', 'create_issue', { description: 'Create a new issue in a GitHub repository.' }),
  tool('github', 'list_issues', { description: 'List issues in a GitHub repository with filtering options. Paged.' }),
  tool('github', 'create_pull_request', { description: 'Create a new pull request in a GitHub repository.' }),
  tool('github', 'fork_repository', { description: 'Fork a repository to your account.' }),
  tool('slack', 'postMessage', { description: 'Post a new message to a channel.' }),
  tool('slack', 'getUsers', { description: 'Get all users in the workspace.' }),
  tool('mail', 'transmit', {
    description: 'Hands something over.',
    title: 'Outgoing letters',
    parameters: [{ name: 'recipientAddress', description: 'Whoever shall read the epistle.' }],
  }),
  tool('shop', 'xq7', { description: '查询商品库存数量。' }),
  tool('shop', 'xq8', { description: '取消客户的订单。' }),
  tool('office', 'kr1', { description: '회의실을 예약합니다.' }),
  tool('office', 'jp1', { description: '注文をキャンセルします。' }),
];
const index = createSearchIndex(parts(...entries));

/** The best path for a query. */
function best(query: string): string | undefined {
  return index.search(query)[0]?.path;
}

describe('search', () => {
  test.each([
    ['create issue', 'github.create_issue'],
    ['issues list', 'github.list_issues'],
    ['make a bug report', 'github.create_issue'],
    ['open a PR', 'github.create_pull_request'],
    ['create issue please now quickly', 'github.create_issue'],
    ['listing of all issues', 'github.list_issues'],
    ['slack post message', 'slack.postMessage'],
    ['send a chat message', 'slack.postMessage'],
    ['people in the workspace', 'slack.getUsers'],
    ['outgoing letter', 'mail.transmit'],
    ['recipient address', 'mail.transmit'],
    ['epistle', 'mail.transmit'],
    ['GITHUB.CREATE_ISSUE', 'github.create_issue'],
    ['createIssue', 'github.create_issue'],
  ])('finds by name, title, description, parameter and meaning: %s', (query, path) => {
    expect(best(query)).toBe(path);
  });

  test.each([
    ['craete isue', 'github.create_issue'],
    ['pul requst', 'github.create_pull_request'],
    ['mesage', 'slack.postMessage'],
    ['repositry fork', 'github.fork_repository'],
    ['pullrequest', 'github.create_pull_request'],
    ['repo', 'github.fork_repository'],
  ])('forgives slips and short forms: %s', (query, path) => {
    expect(index.search(query, { limit: 3 }).map((hit) => hit.path)).toContain(path);
  });

  test.each([
    ['库存', 'shop.xq7'],
    ['我想取消订单', 'shop.xq8'],
    ['회의실 예약해 줘', 'office.kr1'],
    ['注文をキャンセルしたい', 'office.jp1'],
    ['在 GitHub 创建 issue', 'github.create_issue'],
    ['メッセージを送信', 'slack.postMessage'],
    ['사용자 목록', 'slack.getUsers'],
  ])('reads Chinese, Japanese and Korean: %s', (query, path) => {
    expect(best(query)).toBe(path);
  });

  test('takes the best of a word and its synonyms, not the last', () => {
    const named = tool('a', 'delete_row', { description: 'Takes a row away, which may also erase it.' });
    const common = tools('b', 6).map((each) => ({ ...each, description: 'May erase something.' }));
    const mentioned = tool('a', 'handle_row', { description: 'Handles a row and, if told so, will delete it.' });
    expect(createSearchIndex(parts(...common, mentioned, named)).search('delete')[0]?.path).toBe('a.delete_row');
  });

  test('orders equals by path', () => {
    const equals = ['c', 'a', 'b'].map((namespace) => tool(namespace, 'run_report'));
    const paths = createSearchIndex(parts(...equals))
      .search('report')
      .map(({ path }) => path);
    expect(paths).toEqual(['a.run_report', 'b.run_report', 'c.run_report']);
    const crossed = createSearchIndex(parts(tool('c', 'alpha'), tool('a', 'beta')));
    expect(crossed.search('alpha beta').map(({ path }) => path)).toEqual(['a.beta', 'c.alpha']);
  });

  test('answers in plain JSON: path, first sentence, score, signature', () => {
    const hits = index.search('list issues', { limit: 2 });
    expect(hits.length).toBe(2);
    expect(hits[0]).toEqual({
      path: 'github.list_issues',
      description: 'List issues in a GitHub repository with filtering options.',
      score: hits[0]?.score,
      signature: entries[1]?.short,
    });
    expect(JSON.parse(JSON.stringify(hits))).toEqual(hits);
    expect((hits[0]?.score ?? 0) > (hits[1]?.score ?? 0)).toBe(true);
  });

  test('keeps limits sane', () => {
    const many = createSearchIndex(parts(...tools('big', 200)));
    expect(many.search('tool').length).toBe(10);
    expect(many.search('tool', { limit: 3 }).length).toBe(3);
    expect(many.search('tool', { limit: 1e9 }).length).toBe(50);
    expect(many.search('tool', { limit: -1 }).length).toBe(1);
    expect(many.search('tool', { limit: Number.NaN }).length).toBe(10);
  });

  test('answers nothing for nothing, and for words nobody wrote', () => {
    for (const query of ['', '   ', '!?', 'zzzzqqqq', '\u202e']) expect(index.search(query)).toEqual([]);
    expect(createSearchIndex(parts()).search('x')).toEqual([]);
  });

  test('takes words that say nothing when there are no others', () => {
    expect(createSearchIndex(parts(tool('a', 'x', { name: 'who am i' }))).search('who')).toEqual([]);
    expect(index.search('what about the issue')[0]?.path).toMatch(/issue/);
  });

  test('is the same whatever order tools come in', () => {
    const query = 'create tool issue in repository';
    const expected = index.search(query);
    fc.assert(
      fc.property(fc.shuffledSubarray(entries, { minLength: entries.length }), (mixed) => {
        expect(createSearchIndex(parts(...mixed)).search(query)).toEqual(expected);
      }),
      { numRuns: 20 },
    );
  });

  test('answers any query the same twice and never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (query) => {
        expect(index.search(query)).toEqual(index.search(query));
        for (const { score } of index.search(query)) expect(score).toBeGreaterThan(0);
      }),
      { numRuns: 150 },
    );
    expect(index.search('list '.repeat(100_000)).length).toBeGreaterThan(0);
  });

  test('reads signatures only of what it found, and nothing before it is asked', () => {
    let read = 0;
    const counted = tools('big', 300).map((entry) => ({
      ...entry,
      get short(): string {
        read += 1;
        return entry.short;
      },
    }));
    const many = createSearchIndex(parts(...counted));
    expect(many.search('tool', { limit: 4 }).length).toBe(4);
    expect(read).toBe(4);
  });

  test('bounds what one tool can cost', () => {
    const endless = tool('a', 'x', { description: 'issue '.repeat(500_000), name: 'x', short: 'y'.repeat(1_000_000) });
    const hit = createSearchIndex(parts(endless)).search('issue')[0];
    expect(JSON.stringify(hit).length).toBeLessThan(5_000);
  });
});

describe('suggest', () => {
  test.each([
    ['github.listIssues', 'github.list_issues'],
    ['codemode.github.list_issue', 'github.list_issues'],
    ['list_issues', 'github.list_issues'],
    ['github.craete_issue', 'github.create_issue'],
    ['slack.post_message', 'slack.postMessage'],
    ['gihub.fork_repositry', 'github.fork_repository'],
  ])('knows what %s was meant to be', (asked, path) => {
    expect(index.suggest(asked)[0]).toBe(path);
  });

  test('falls back on meaning', () => {
    expect(index.suggest('github.open_bug')).toContain('github.create_issue');
  });

  test('gives at most five, and none for nothing', () => {
    expect(createSearchIndex(parts(...tools('a', 100))).suggest('a.tool_00000').length).toBe(5);
    expect(index.suggest('')).toEqual([]);
    expect(index.suggest('!!')).toEqual([]);
  });
});
