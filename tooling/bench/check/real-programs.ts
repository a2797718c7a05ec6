/** A program as a model writes it, over the servers of the corpus. */
export interface RealProgram {
  readonly habit: string;
  readonly code: string;
}

const task = 'const { tasks } = await codemode.todoist.find_tasks({ searchText: "report", limit: 10 });';

/** Written by hand, in the habits models have. Each works: it runs to its end against results as the schemas say. */
export const realPrograms: readonly RealProgram[] = [
  {
    habit: 'untyped callbacks over an untyped result',
    code: `const issues = await codemode.github.list_issues({ owner: 'ada', repo: 'demo', state: 'open' });
const bugs = issues.filter(i => i.labels.some(l => l.name === 'bug'));
return bugs.map(i => ({ number: i.number, title: i.title, by: i.user.login }));`,
  },
  {
    habit: 'an object filled step by step',
    code: `const issues = await codemode.github.list_issues({ owner: 'ada', repo: 'demo', state: 'all' });
const byUser = {};
for (const issue of issues) {
  const login = issue.user.login;
  if (!byUser[login]) byUser[login] = { count: 0, comments: 0 };
  byUser[login].count++;
  byUser[login].comments += issue.comments;
}
const out = {};
out.users = byUser;
out.total = issues.length;
return out;`,
  },
  {
    habit: 'arguments built step by step',
    code: `const args = { owner: 'ada', repo: 'demo' };
args.state = 'closed';
if (Date.now() > 0) args.per_page = 50;
const closed = await codemode.github.list_issues(args);
console.log(\`closed: \${closed.length}\`);
closed.map(i => i.number)`,
  },
  {
    habit: 'a word in a variable, for an enum',
    code: `let state = 'open';
const sorts = ['created', 'updated'];
const pages = await Promise.all(sorts.map((sort) => codemode.github.list_issues({ owner: 'ada', repo: 'demo', state, sort })));
return pages.flat().length;`,
  },
  {
    habit: 'reduce without type arguments, into an object and a list',
    code: `const issues = await codemode.github.list_issues({ owner: 'ada', repo: 'demo' });
const counts = issues.reduce((acc, i) => {
  acc[i.state] = (acc[i.state] || 0) + 1;
  return acc;
}, {});
const numbers = issues.reduce((all, i) => [...all, i.number], []);
return { counts, numbers, top: Object.entries(counts).sort((a, b) => b[1] - a[1])[0] };`,
  },
  {
    habit: 'the difference of two dates',
    code: `const issues = await codemode.github.list_issues({ owner: 'ada', repo: 'demo' });
const sorted = [...issues].sort((a, b) => new Date(b.created_at) - new Date(a.created_at));
const days = Math.round((new Date('2026-03-01') - new Date(sorted[0].created_at)) / 86400000);
return { newest: sorted[0].title, days };`,
  },
  {
    habit: 'optional chaining on everything',
    code: `const issue = await codemode.github.get_issue({ owner: 'ada', repo: 'demo', issue_number: 15 });
const label = issue?.labels?.[0]?.name ?? 'none';
const body = issue?.body?.slice(0, 20) ?? '(empty)';
return { label, body, milestone: issue?.milestone?.title ?? null };`,
  },
  {
    habit: 'try and catch with the error as it comes',
    code: `const found = [];
for (const number of [12, 15, 999]) {
  try {
    const issue = await codemode.github.get_issue({ owner: 'ada', repo: 'demo', issue_number: number });
    found.push(issue.title);
  } catch (e) {
    console.error('failed', number, e.message, e.code);
  }
}
return found;`,
  },
  {
    habit: 'instanceof Error with the code and data of a tool error',
    code: `try {
  const file = await codemode.github.get_file_contents({ owner: 'ada', repo: 'demo', path: 'package.json' });
  return JSON.parse(atob(file.content)).name;
} catch (error) {
  if (error instanceof Error && error.code === 'tool_failed') return { failed: error.message, data: error.data };
  throw error;
}`,
  },
  {
    habit: 'a best value found in a loop, beginning with null',
    code: `const issues = await codemode.github.list_issues({ owner: 'ada', repo: 'demo' });
let best = null;
for (const i of issues) {
  if (!best || i.comments > best.comments) best = i;
}
let longest;
issues.forEach((i) => { if (longest === undefined || i.title.length > longest.length) longest = i.title; });
return { best: best && best.number, longest };`,
  },
  {
    habit: 'Map and Set without types',
    code: `const issues = await codemode.github.list_issues({ owner: 'ada', repo: 'demo' });
const groups = new Map();
for (const i of issues) {
  if (!groups.has(i.state)) groups.set(i.state, []);
  groups.get(i.state).push(i.number);
}
const users = new Set(issues.map(i => i.user.login));
return { groups: Object.fromEntries(groups), users: [...users].sort(), size: users.size };`,
  },
  {
    habit: 'interfaces of its own and an assertion',
    code: `interface Issue { number: number; title: string; comments: number; labels: { name: string }[] }
const issues = (await codemode.github.list_issues({ owner: 'ada', repo: 'demo' })) as Issue[];
const busy: Issue[] = issues.filter((issue) => issue.comments > 2);
const titles: string[] = busy.map(({ title }) => title.trim());
return { titles, total: busy.reduce((sum: number, { comments }) => sum + comments, 0) };`,
  },
  {
    habit: 'annotations that disagree with the result',
    code: `type Row = { id: number; name: string };
const rows: Row[] = await codemode.github.list_issues({ owner: 'ada', repo: 'demo' });
return rows.map((r) => r.name ?? r.id ?? 'unknown').length;`,
  },
  {
    habit: 'an arrow function alone',
    code: `async () => {
  const result = await codemode.github.search_issues({ q: 'is:open crash' });
  return result.items.map((item) => item.title);
}`,
  },
  {
    habit: 'an arrow that takes the tools apart',
    code: `async ({ github, slack }) => {
  const { items } = await github.search_issues({ q: 'crash' });
  await slack.slack_post_message({ channel_id: 'C1', text: \`\${items.length} crashes\` });
  return items.length;
}`,
  },
  {
    habit: 'main, called at the end',
    code: `async function fetchAll(owner, repo) {
  const [issues, pulls] = await Promise.all([
    codemode.github.list_issues({ owner, repo }),
    codemode.github.list_pull_requests({ owner, repo }),
  ]);
  return { issues, pulls };
}

async function main() {
  const { issues, pulls } = await fetchAll('ada', 'demo');
  console.log('issues', issues.length, 'pulls', pulls.length);
  return issues.length + pulls.length;
}

main();`,
  },
  {
    habit: 'main().then(…).catch(…)',
    code: `const main = async () => {
  const commits = await codemode.github.list_commits({ owner: 'ada', repo: 'demo' });
  return commits.map(c => c.commit.message);
};
main().then((messages) => { console.log(messages.join('\\n')); return messages; }).catch(console.error);`,
  },
  {
    habit: 'export default, with words around the fence',
    code: `I will list the channels and their last messages.

\`\`\`typescript
export default async function run(): Promise<Record<string, string>> {
  const { channels } = await codemode.slack.slack_list_channels({ limit: 5 });
  const last: Record<string, string> = {};
  for (const channel of channels) {
    const history = await codemode.slack.slack_get_channel_history({ channel_id: channel.id, limit: 1 });
    last[channel.name] = history.messages.at(-1)?.text ?? '';
  }
  return last;
}
\`\`\`

Let me know if you need more!`,
  },
  {
    habit: 'two servers, an index between them',
    code: `const [{ members }, { channels }] = await Promise.all([
  codemode.slack.slack_get_users({}),
  codemode.slack.slack_list_channels({}),
]);
const names = Object.fromEntries(members.map((m) => [m.id, m.name]));
const lines = [];
for (const { id, name } of channels) {
  const { messages } = await codemode.slack.slack_get_channel_history({ channel_id: id });
  for (const message of messages) lines.push(\`#\${name} \${names[message.user] ?? '?'}: \${message.text}\`);
}
return lines.join('\\n');`,
  },
  {
    habit: 'allSettled, then what failed and what did not',
    code: `const results = await Promise.allSettled(['C1', 'C2'].map((channel_id) =>
  codemode.slack.slack_post_message({ channel_id, text: 'deploy at noon' })));
const failed = results.filter((r) => r.status === 'rejected').map((r) => r.reason?.message);
const sent = results.filter((r) => r.status === 'fulfilled').length;
return { sent, failed };`,
  },
  {
    habit: 'promises in variables, awaited later',
    code: `const issuesPromise = codemode.github.list_issues({ owner: 'ada', repo: 'demo' });
const usersPromise = codemode.slack.slack_get_users({});
const issues = await issuesPromise;
const users = (await usersPromise).members;
return { issues: issues.length, users: users.length };`,
  },
  {
    habit: 'a list of promises, pushed and awaited together',
    code: `const calls = [];
for (let page = 1; page <= 3; page++) {
  calls.push(codemode.github.list_issues({ owner: 'ada', repo: 'demo', page, per_page: 2 }));
}
const pages = await Promise.all(calls);
return pages.flat().length;`,
  },
  {
    habit: 'a cache of promises',
    code: `const cache = {};
function issue(n) {
  if (cache[n]) return cache[n];
  cache[n] = codemode.github.get_issue({ owner: 'ada', repo: 'demo', issue_number: n });
  return cache[n];
}
const [a, b] = await Promise.all([issue(12), issue(12)]);
return a.number === b.number;`,
  },
  {
    habit: 'retry with a generic helper',
    code: `async function retry<T>(fn: () => Promise<T>, times = 3): Promise<T> {
  let lastError: unknown;
  for (let i = 0; i < times; i++) {
    try {
      return await fn();
    } catch (err) {
      lastError = err;
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
  }
  throw lastError;
}
const projects = await retry(() => codemode.supabase.list_projects({}));
return projects.filter((p: any) => p.status === 'ACTIVE_HEALTHY').map((p: any) => p.name);`,
  },
  {
    habit: 'JSON in a text, parsed',
    code: `const raw = await codemode.supabase.execute_sql({ project_id: 'p1', query: 'select city, sum(total) as total from orders group by city' });
const rows = typeof raw === 'string' ? JSON.parse(raw) : raw;
const total = rows.reduce((sum, r) => sum + Number(r.total), 0);
return { rows: rows.length, total, best: rows.toSorted((a, b) => b.total - a.total)[0].city };`,
  },
  {
    habit: 'defensive about the shape of an untyped result',
    code: `const result = await codemode.tavily.tavily_search({ query: 'code mode', max_results: 5 });
const list = Array.isArray(result) ? result : result.results ?? result.items ?? result.data ?? [];
return list.map(x => x.title || x.name || String(x)).filter(Boolean);`,
  },
  {
    habit: 'defensive about the shape of a typed result',
    code: `const result = await codemode.todoist.find_tasks({ limit: 5 });
const list = Array.isArray(result) ? result : result.tasks ?? result.items ?? [];
return { n: list.length, total: result.total ?? result.totalCount };`,
  },
  {
    habit: 'asks for a property before it uses it',
    code: `const result = await codemode.todoist.find_tasks({ limit: 5 });
if (result.results) {
  return result.results.map((t) => t.content);
}
if ('items' in result) return result.items;
return result.tasks.map((t) => t.content);`,
  },
  {
    habit: 'adds a score of its own to results',
    code: `${task}
for (const t of tasks) {
  t.score = t.priority === 'p1' ? 10 : 1;
}
return tasks.sort((a, b) => b.score - a.score).map((t) => [t.content, t.score]);`,
  },
  {
    habit: 'spreads results and adds to them',
    code: `${task}
const rows = tasks.map((t) => ({ ...t, short: t.content.slice(0, 10), tags: (t.labels || []).join(',') }));
return rows.map(({ id, short, tags }) => \`\${id} \${short} \${tags}\`);`,
  },
  {
    habit: 'as any, to reach what is not declared',
    code: `const result = await codemode.todoist.find_tasks({ limit: 5 });
const extra = (result as any).debug?.elapsed ?? 0;
const first = result.tasks[0] as any;
return [extra, first.someNewField === undefined];`,
  },
  {
    habit: 'pages with a cursor',
    code: `let cursor;
const all = [];
let pages = 0;
do {
  const page = await codemode.todoist.find_tasks({ searchText: 'report', limit: 2, cursor });
  all.push(...page.tasks);
  cursor = page.hasMore ? page.nextCursor : undefined;
  pages++;
} while (cursor && pages < 3);
return { pages, tasks: all.length };`,
  },
  {
    habit: 'writes what it read elsewhere',
    code: `const { items } = await codemode.github.search_issues({ q: 'crash' });
const result = await codemode.todoist.add_tasks({
  tasks: items.map((issue) => ({
    content: \`#\${issue.number} \${issue.title}\`,
    priority: issue.comments > 3 ? 'p1' : 'p3',
    labels: issue.labels.map((l) => l.name),
  })),
});
return { created: result.successCount, failed: result.failures.map((f) => f.error) };`,
  },
  {
    habit: 'grouped with Object.groupBy',
    code: `${task}
const groups = Object.groupBy(tasks, (t) => t.priority ?? 'none');
return Object.entries(groups).map(([priority, list]) => ({ priority, n: list.length }));`,
  },
  {
    habit: 'destructuring in parameters, with defaults',
    code: `const summary = ({ content, dueDate = 'someday', labels = [], ...rest }) => ({ content, dueDate, n: labels.length, keys: Object.keys(rest).length });
${task}
return tasks.map(summary);`,
  },
  {
    habit: 'a filter that removes nothing, with Boolean',
    code: `const bases = (await codemode.airtable.list_bases({})).bases;
const found = await Promise.all(bases.map(async (base) => {
  if (base.permissionLevel === 'none') return null;
  const { tables } = await codemode.airtable.list_tables({ baseId: base.id });
  return { base: base.name, tables: tables.map((t) => t.name) };
}));
return found.filter(Boolean);`,
  },
  {
    habit: 'records with fields of any name',
    code: `const { records } = await codemode.airtable.list_records({ baseId: 'app1', tableId: 'tbl1', maxRecords: 20, sort: [{ field: 'Name', direction: 'asc' }] });
const total = records.reduce((sum, r) => sum + (Number(r.fields['Amount']) || 0), 0);
const names = records.map((r) => r.fields.Name ?? r.id);
await codemode.airtable.create_record({ baseId: 'app1', tableId: 'tbl2', fields: { Total: total, Names: names.join(', ') } });
return { total, names };`,
  },
  {
    habit: 'documents of unknown type, used as they are',
    code: `const { connectionId } = await codemode.mongodb.connect({ connectionString: 'mongodb://localhost' });
const { documents } = await codemode.mongodb.find({ connectionId, database: 'shop', collection: 'orders', filter: { total: { $gt: 10 } }, limit: 10 });
const totals = documents.map((d) => d.total ?? 0);
const { count } = await codemode.mongodb.count({ connectionId, database: 'shop', collection: 'orders' });
return { sum: totals.reduce((a, b) => a + b, 0), count };`,
  },
  {
    habit: 'a table of what it did, printed',
    code: `const { databases, totalCount } = await codemode.mongodb.list_databases({ connectionId: 'c1' });
console.table(databases.map(({ name, size }) => ({ name, mb: (size / 1024 / 1024).toFixed(1) })));
console.log('total', totalCount);
for (const db of databases) {
  const { collections } = await codemode.mongodb.list_collections({ connectionId: 'c1', database: db.name });
  console.log(db.name, collections.map((c) => c.name).join(' '));
}`,
  },
  {
    habit: 'numbers and coordinates',
    code: `const from = { longitude: 10.75, latitude: 59.91 };
const to = { longitude: 12.49, latitude: 41.89 };
const { distance, units } = await codemode.mapbox.distance_tool({ from, to, units: 'kilometers' });
const route = await codemode.mapbox.directions_tool({ coordinates: [from, to] });
const minutes = Math.round((route.routes?.[0]?.duration ?? 0) / 60);
return \`\${distance.toFixed(1)} \${units}, \${minutes} min\`;`,
  },
  {
    habit: 'geocodes, then takes the first',
    code: `const places = ['Oslo', 'Rome'];
const found = await Promise.all(places.map(async (q) => {
  const { features } = await codemode.mapbox.search_and_geocode_tool({ q });
  const [longitude, latitude] = features[0].geometry.coordinates;
  return { q, name: features[0].properties.full_address ?? features[0].properties.name, longitude, latitude };
}));
return found;`,
  },
  {
    habit: 'reads a graph and joins it',
    code: `const graph = await codemode.memory.read_graph({});
const names = graph.entities.map((e) => e.name);
const links = graph.relations.filter((r) => names.includes(r.from) || names.includes(r.to));
const { results } = await codemode.memory.add_observations({
  observations: graph.entities.map((e) => ({ entityName: e.name, contents: [\`seen on \${new Date(0).toISOString()}\`] })),
});
return { links: links.length, added: results.flatMap((r) => r.addedObservations).length };`,
  },
  {
    habit: 'files: list, read, write',
    code: `const listing = (await codemode.filesystem.list_directory({ path: '.' })).content;
const files = listing.split('\\n').filter((line) => line.startsWith('[FILE]')).map((line) => line.slice(7));
const texts = await Promise.all(files.map((path) => codemode.filesystem.read_text_file({ path, head: 10 })));
const report = texts.map(({ content }, i) => \`\${files[i]}: \${content.length}\`).join('\\n');
await codemode.filesystem.write_file({ path: 'report.txt', content: report });
return report.length;`,
  },
  {
    habit: 'an enum and a class of its own',
    code: `enum Level { Low = 'p4', High = 'p1' }
class Planner {
  private planned: string[] = [];
  constructor(private readonly limit: number) {}
  async run(): Promise<string[]> {
    const { tasks } = await codemode.todoist.find_tasks({ limit: this.limit });
    for (const t of tasks) if (t.priority === Level.High || this.planned.length < 2) this.planned.push(t.content);
    await codemode.todoist.add_tasks({ tasks: [{ content: 'plan', priority: Level.Low }] });
    return this.planned;
  }
}
return new Planner(5).run();`,
  },
  {
    habit: 'declares the API it was shown',
    code: `declare const codemode: {
  github: { list_issues(input: { owner: string; repo: string }): Promise<any[]> };
};
const issues: any[] = await codemode.github.list_issues({ owner: 'ada', repo: 'demo' });
return issues.length;`,
  },
  {
    habit: 'looks for tools first',
    code: `const hits = await codemode.$search('list issues of a repository', { limit: 3 });
console.log(hits.map((h) => \`\${h.path}: \${h.signature}\`).join('\\n'));
const tool = await codemode.$describe(hits[0].path);
return 'unknown' in tool ? tool.suggestions : tool.types.length > 0;`,
  },
  {
    habit: 'lists the tools, calls one by name',
    code: `const names = Object.keys(codemode.github).filter((n) => n.startsWith('list_'));
const tool = 'list_commits';
const commits = await codemode.github[tool]({ owner: 'ada', repo: 'demo' });
const ns = 'slack';
const users = await codemode[ns]['slack_get_users']({});
return { names, commits: commits.length, users: users.members.length };`,
  },
  {
    habit: 'a tool as a value',
    code: `const { list_issues, get_issue } = codemode.github;
const all = await list_issues({ owner: 'ada', repo: 'demo' });
const actions = { first: get_issue, all: list_issues };
const first = await actions.first({ owner: 'ada', repo: 'demo', issue_number: all[0].number });
return first.title;`,
  },
  {
    habit: 'a helper that takes any tool',
    code: `async function timed(label, fn, ...args) {
  const start = performance.now();
  const result = await fn(...args);
  console.log(label, performance.now() - start >= 0);
  return result;
}
const r = await timed('issues', codemode.github.list_issues, { owner: 'ada', repo: 'demo' });
return r.length;`,
  },
  {
    habit: 'guards what other places have',
    code: `const hasFetch = typeof fetch !== 'undefined' && typeof process === 'undefined';
const id = crypto.randomUUID();
const url = new URL('/issues?q=a', 'https://example.com');
url.searchParams.set('page', 2);
return [hasFetch, id.length, url.toString(), new TextEncoder().encode('é').length];`,
  },
  {
    habit: 'sleeps, times out, races',
    code: `const sleep = (ms) => new Promise((r) => setTimeout(r, ms));
await sleep(1);
const timeout = (ms) => new Promise((_, reject) => setTimeout(() => reject(new Error('too slow')), ms));
const issues = await Promise.race([codemode.github.list_issues({ owner: 'ada', repo: 'demo' }), timeout(5000)]);
return issues.length;`,
  },
  {
    habit: 'strings, regular expressions and numbers',
    code: `const { messages } = await codemode.slack.slack_get_channel_history({ channel_id: 'C2', limit: 50 });
const words = messages.flatMap((m) => m.text.toLowerCase().match(/[a-z]+/g) || []);
const freq = {};
words.forEach((w) => { freq[w] = (freq[w] || 0) + 1; });
const top = Object.entries(freq).sort(([, a], [, b]) => b - a).slice(0, 3);
const groups = /(?<day>\\d+)/.exec('day 12')?.groups;
return { top, day: parseInt(groups.day) + Number('1'), pct: ((1 / 3) * 100).toFixed(1) + '%' };`,
  },
  {
    habit: 'unused variables, unreachable code, labels',
    code: `const unused = 1;
let issues = await codemode.github.list_issues({ owner: 'ada', repo: 'demo' });
outer: for (const a of issues) {
  for (const b of a.labels) {
    if (b.name === 'bug') break outer;
  }
}
return issues.length;
console.log('never');`,
  },
  {
    habit: 'functions called with fewer arguments',
    code: `function format(issue, prefix, width) {
  const text = (prefix || '') + issue.title;
  return width ? text.padEnd(width) : text;
}
const issues = await codemode.github.list_issues({ owner: 'ada', repo: 'demo' });
return issues.map((issue) => format(issue)).concat(format(issues[0], '> ')).concat(issues.map(format));`,
  },
  {
    habit: 'empty lists inside objects',
    code: `const report = { open: [], closed: [], errors: [] };
const issues = await codemode.github.list_issues({ owner: 'ada', repo: 'demo', state: 'all' });
for (const i of issues) report[i.state].push(i.number);
report.errors.push('none');
report.summary = \`\${report.open.length} open\`;
return report;`,
  },
  {
    habit: 'a fallback through the logical operators',
    code: `const page = (await codemode.todoist.find_projects({})) || { projects: [] };
const names = page.projects?.map((p) => p.name) || [];
const first = names[0] || 'none';
const more = page.hasMore && page.nextCursor;
return { first, more: more || null, n: names.length || 0 };`,
  },
  {
    habit: 'async work in a loop of forEach promises, awaited through map',
    code: `const ids = ['C1', 'C2'];
const results = [];
await Promise.all(ids.map(async (id) => {
  const { messages } = await codemode.slack.slack_get_channel_history({ channel_id: id });
  results.push({ id, n: messages.length });
}));
return results.sort((a, b) => a.id.localeCompare(b.id));`,
  },
  {
    habit: 'an async generator of pages',
    code: `async function* pages() {
  for (let page = 1; page <= 2; page++) yield codemode.github.list_issues({ owner: 'ada', repo: 'demo', page });
}
let n = 0;
for await (const page of pages()) n += page.length;
return n;`,
  },
  {
    habit: 'then chains instead of await',
    code: `return codemode.github.list_issues({ owner: 'ada', repo: 'demo' })
  .then((issues) => Promise.all(issues.map((i) => codemode.github.get_issue({ owner: 'ada', repo: 'demo', issue_number: i.number }))))
  .then((full) => full.map((i) => i.title))
  .catch((err) => ({ error: err.message }))
  .finally(() => console.log('done'));`,
  },
  {
    habit: 'dates as arguments, in text and as they are',
    code: `const since = new Date(Date.UTC(2026, 0, 1));
const a = await codemode.github.list_issues({ owner: 'ada', repo: 'demo', since: since.toISOString() });
const b = await codemode.github.list_issues({ owner: 'ada', repo: 'demo', since });
return a.length === b.length;`,
  },
  {
    habit: 'comments of the compiler',
    code: `// @ts-nocheck
/* eslint-disable */
// @ts-ignore
const issues: Issue[] = await codemode.github.list_issues({ owner: 'ada', repo: 'demo' });
// @ts-expect-error not typed
return issues.map((i) => i.whatever);`,
  },
  {
    habit: 'types of its own with generics and utility types',
    code: `type Pick2<T, K extends keyof T> = { [P in K]: T[P] };
type Task = { id: string; content: string; priority?: string };
const keyBy = <T, K extends string>(list: T[], key: (item: T) => K): Record<K, T> =>
  list.reduce((all, item) => ({ ...all, [key(item)]: item }), {} as Record<K, T>);
const { tasks } = await codemode.todoist.find_tasks({ limit: 3 });
const byId = keyBy(tasks as Task[], (t) => t.id);
const small: Pick2<Task, 'id'>[] = Object.values(byId);
return small.map((t) => t.id);`,
  },
];
