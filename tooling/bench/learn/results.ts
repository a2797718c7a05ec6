/** Results of the sizes that tools have. */
export interface SampleResult {
  readonly name: string;
  readonly value: unknown;
}

const issue = (at: number): object => ({
  id: at,
  node_id: `I_${at}`,
  url: `https://api.example.org/issues/${at}`,
  html_url: `https://example.org/issues/${at}`,
  number: at,
  state: at % 3 === 0 ? 'closed' : 'open',
  title: `Something is wrong with number ${at}`,
  body: at % 5 === 0 ? null : 'It does not do what it should. '.repeat(10),
  user: { login: 'ada', id: 7, type: 'User', site_admin: false, avatar_url: 'https://example.org/a.png' },
  labels: Array.from({ length: at % 4 }, (_, label) => ({ id: label, name: 'bug', color: 'f00', default: false })),
  assignees: [{ login: 'grace', id: 8, type: 'User', site_admin: false }],
  milestone: at % 2 === 0 ? { number: 1, title: 'next', due_on: null } : null,
  comments: at,
  created_at: '2026-01-01T00:00:00Z',
  updated_at: '2026-01-02T00:00:00Z',
  closed_at: null,
  reactions: { total_count: 1, '+1': 1, '-1': 0, laugh: 0, hooray: 0, confused: 0, heart: 0, rocket: 0, eyes: 0 },
});

const tree = (depth: number): object =>
  depth === 0
    ? { name: 'file.ts', type: 'file' }
    : { name: 'folder', type: 'directory', children: [tree(depth - 1), tree(depth - 1), tree(0)] };

export const sampleResults: readonly SampleResult[] = [
  { name: 'a word', value: 'ok' },
  { name: 'a small object', value: { sum: 3, unit: 'cm', parts: [1, 2] } },
  { name: 'one issue', value: issue(1) },
  { name: '30 issues', value: { total_count: 30, items: Array.from({ length: 30 }, (_, at) => issue(at)) } },
  { name: '1,000 issues', value: { total_count: 1_000, items: Array.from({ length: 1_000 }, (_, at) => issue(at)) } },
  { name: 'a tree of 2,000', value: tree(10) },
  { name: '100,000 numbers', value: Array.from({ length: 100_000 }, (_, at) => at) },
  {
    name: '100,000 keys',
    value: Object.fromEntries(Array.from({ length: 100_000 }, (_, at) => [`k${at.toString(36)}`, at])),
  },
  { name: 'text of a megabyte', value: 'x'.repeat(1_000_000) },
];
