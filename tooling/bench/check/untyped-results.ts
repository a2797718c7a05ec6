import type { Json } from '@sallyport/contract';

const issues = [
  {
    number: 12,
    title: 'Crash on start',
    state: 'open',
    comments: 4,
    user: { login: 'ada' },
    labels: [{ name: 'bug' }],
    created_at: '2026-01-03T10:00:00Z',
    body: 'It crashes.',
  },
  {
    number: 15,
    title: 'Typo in the docs',
    state: 'open',
    comments: 0,
    user: { login: 'lin' },
    labels: [],
    created_at: '2026-02-01T09:30:00Z',
    body: null,
  },
  {
    number: 21,
    title: 'Slow search',
    state: 'closed',
    comments: 9,
    user: { login: 'ada' },
    labels: [{ name: 'bug' }, { name: 'perf' }],
    created_at: '2026-02-11T16:45:00Z',
    body: 'Ten seconds.',
  },
];

const known: { readonly [path: string]: (input: { readonly [key: string]: Json }) => unknown } = {
  'github.list_issues': ({ state }) =>
    issues.filter((issue) => state === undefined || state === 'all' || issue.state === state),
  'github.search_issues': () => ({ total_count: issues.length, items: issues }),
  'github.get_issue': ({ issue_number }) => issues.find(({ number }) => number === issue_number) ?? issues[0],
  'github.list_commits': () => [
    { sha: 'a1b2c3', commit: { message: 'Fix the crash', author: { name: 'Ada', date: '2026-02-01' } } },
    { sha: 'd4e5f6', commit: { message: 'Docs', author: { name: 'Lin', date: '2026-02-03' } } },
  ],
  'github.list_pull_requests': () => [
    { number: 30, title: 'Faster search', user: { login: 'lin' }, head: { ref: 'fast' } },
  ],
  'github.get_file_contents': ({ path }) => ({ path, content: 'eyJuYW1lIjoiZGVtbyJ9', encoding: 'base64' }),
  'github.search_repositories': () => ({ total_count: 1, items: [{ full_name: 'ada/demo', stargazers_count: 7 }] }),
  'slack.slack_list_channels': () => ({
    ok: true,
    channels: [
      { id: 'C1', name: 'general' },
      { id: 'C2', name: 'alerts' },
    ],
  }),
  'slack.slack_get_users': () => ({
    ok: true,
    members: [
      { id: 'U1', name: 'ada' },
      { id: 'U2', name: 'lin' },
    ],
  }),
  'slack.slack_get_channel_history': () => ({
    messages: [
      { ts: '1.0', user: 'U1', text: 'hello' },
      { ts: '2.0', user: 'U2', text: 'deploy done' },
    ],
  }),
  'supabase.list_projects': () => [
    { id: 'p1', name: 'shop', status: 'ACTIVE_HEALTHY' },
    { id: 'p2', name: 'old', status: 'INACTIVE' },
  ],
  'supabase.execute_sql': () => '[{"city":"Oslo","total":12},{"city":"Rome","total":30}]',
  'tavily.tavily_search': ({ query }) => ({
    query,
    results: [
      { title: 'One', url: 'https://example.com/1', content: 'first', score: 0.9 },
      { title: 'Two', url: 'https://example.com/2', content: 'second', score: 0.4 },
    ],
  }),
};

/** What a tool without an output schema answers: what a program of ours expects, or something of no particular shape. */
export function untypedResults(path: string, input: Json): unknown {
  if (Object.hasOwn(known, path)) return known[path]?.(input as { readonly [key: string]: Json });
  return {
    ok: true,
    path,
    count: 2,
    items: [
      { id: 'a', name: 'first' },
      { id: 'b', name: 'second' },
    ],
    text: 'done',
  };
}
