/** Programs in the habits of the models that write them, with the value each comes to. */
export interface ModelProgram {
  readonly habit: string;
  readonly code: string;
  readonly value: unknown;
}

const issues = `await codemode.github.listIssues({ repo: 'app' })`;

export const modelPrograms: readonly ModelProgram[] = [
  {
    habit: 'an async arrow with comments, steps numbered',
    code: `async () => {
  // Step 1: Get all issues
  const issues = ${issues};

  // Step 2: Keep the bugs
  const bugs = issues.filter((issue) => issue.labels.some((label) => label.name === 'bug'));

  // Step 3: Return a summary
  return { total: issues.length, bugs: bugs.map((bug) => bug.number) };
}`,
    value: { total: 3, bugs: [1, 3] },
  },
  {
    habit: 'an interface, then statements with annotations',
    code: `interface Issue {
  number: number;
  title: string;
  labels: { name: string }[];
  comments: number;
}

const issues: Issue[] = ${issues};
const busiest: Issue = issues.reduce((a: Issue, b: Issue) => (a.comments > b.comments ? a : b));
console.log(\`Busiest: \${busiest.title}\`);
return busiest.title;`,
    value: 'Slow',
  },
  {
    habit: 'async function main with a return type, called at the end',
    code: `async function main(): Promise<number[]> {
  const issues: any[] = ${issues};
  return issues.map((i: any) => i.comments as number);
}

main();`,
    value: [4, 0, 9],
  },
  {
    habit: 'main().then(console.log).catch(console.error)',
    code: `async function main() {
  return (${issues}).length;
}

main().then((n) => { console.log(n); return n; }).catch(console.error);`,
    value: 3,
  },
  {
    habit: 'an IIFE with try and catch',
    code: `(async () => {
  try {
    const result = await codemode.fails({});
    return { ok: true, result };
  } catch (error: any) {
    console.error('failed', error.message);
    return { ok: false, error: error.message };
  }
})();`,
    value: { ok: false, error: 'the tool failed' },
  },
  {
    habit: 'a catch with unknown and instanceof',
    code: `try {
  await codemode.fails({});
} catch (e: unknown) {
  return e instanceof Error ? e.message : String((e as { message?: string }).message ?? e);
}`,
    value: 'the tool failed',
  },
  {
    habit: 'as any everywhere',
    code: `const data = (${issues}) as any;
const first = (data as any[])[0] as any;
const out = {} as any;
out.title = (first as any).title as string;
return out as any;`,
    value: { title: 'Crash' },
  },
  {
    habit: 'Promise.all with typed tuples',
    code: `const [a, b]: [number, number] = await Promise.all([
  codemode.add({ a: 1, b: 2 }) as Promise<number>,
  codemode.add({ a: 3, b: 4 }) as Promise<number>,
]);
return a * b;`,
    value: 21,
  },
  {
    habit: 'Record and Map with type arguments, grouped',
    code: `const counts: Record<string, number> = {};
const byLabel = new Map<string, Set<number>>();
for (const issue of ${issues}) {
  for (const { name } of issue.labels as Array<{ name: string }>) {
    counts[name] = (counts[name] ?? 0) + 1;
    if (!byLabel.has(name)) byLabel.set(name, new Set<number>());
    byLabel.get(name)!.add(issue.number);
  }
}
({ counts, labels: [...byLabel.keys()] })`,
    value: { counts: { bug: 2, perf: 1 }, labels: ['bug', 'perf'] },
  },
  {
    habit: 'an enum and a switch',
    code: `enum Priority {
  Low = 'low',
  High = 'high',
}

const classify = (comments: number): Priority => {
  switch (true) {
    case comments > 5:
      return Priority.High;
    default:
      return Priority.Low;
  }
};

return (${issues}).map((i: { comments: number }) => classify(i.comments));`,
    value: ['low', 'low', 'high'],
  },
  {
    habit: 'a generic helper',
    code: `function groupBy<T, K extends string>(items: T[], key: (item: T) => K): Record<K, T[]> {
  return items.reduce((groups, item) => {
    (groups[key(item)] ||= []).push(item);
    return groups;
  }, {} as Record<K, T[]>);
}

const groups = groupBy<any, string>(${issues}, (i) => (i.labels.length > 0 ? 'labelled' : 'bare'));
return Object.fromEntries(Object.entries(groups).map(([k, v]) => [k, v.length]));`,
    value: { labelled: 2, bare: 1 },
  },
  {
    habit: 'a class with private fields and a parameter property',
    code: `class Counter {
  private total = 0;
  constructor(private readonly step: number) {}
  async run(times: number): Promise<number> {
    for (let i = 0; i < times; i++) {
      this.total = await codemode.add({ a: this.total, b: this.step });
    }
    return this.total;
  }
}
return await new Counter(5).run(3);`,
    value: 15,
  },
  {
    habit: 'an answer with prose around a TypeScript fence',
    code: `I'll use the \`github\` tools to find the bugs, then count them.

\`\`\`typescript
const bugs = (${issues}).filter((i: any) => i.labels.length);
return bugs.length;
\`\`\`

This returns the number of labelled issues. Let me know if you'd like more!`,
    value: 2,
  },
  {
    habit: 'a fence only, with an export default',
    code: `\`\`\`ts
export default async function run() {
  return (${issues}).map((i) => i.title);
}
\`\`\``,
    value: ['Crash', 'Typo', 'Slow'],
  },
  {
    habit: 'const main = async, nothing calling it',
    code: `const main = async (): Promise<string> => {
  const [first] = ${issues};
  return first.title;
};`,
    value: 'Crash',
  },
  {
    habit: 'const main = async, called with await, result logged and returned',
    code: `const main = async () => {
  return (${issues}).length;
};

const result = await main();
console.log(JSON.stringify(result, null, 2));
result;`,
    value: 3,
  },
  {
    habit: 'a REPL line at the end',
    code: `const issues = ${issues};
const titles = issues.map(i => i.title);
titles`,
    value: ['Crash', 'Typo', 'Slow'],
  },
  {
    habit: 'no semicolons',
    code: `const issues = ${issues}
const open = issues.filter(i => i.comments > 0)
const names = open
  .map(i => i.title)
  .sort()

names.join(', ')`,
    value: 'Crash, Slow',
  },
  {
    habit: 'no semicolons, with types',
    code: `type Issue = { title: string; comments: number }
const issues = ${issues} as Issue[]
const total: number = issues
  .map((i: Issue): number => i.comments)
  .reduce((a, b) => a + b, 0)

return total`,
    value: 13,
  },
  {
    habit: 'CommonJS',
    code: `'use strict';

module.exports = async function () {
  return codemode.add({ a: 20, b: 22 });
};`,
    value: 42,
  },
  {
    habit: 'a function that takes the tools',
    code: `export async function main({ github }: { github: any }) {
  const issues = await github.listIssues({ repo: 'x' });
  return issues.length;
}`,
    value: 3,
  },
  {
    habit: 'an arrow that takes codemode',
    code: `async (codemode) => {
  const sum = await codemode.add({ a: 2, b: 3 });
  return { sum };
}`,
    value: { sum: 5 },
  },
  {
    habit: 'retry with backoff',
    code: `async function withRetry<T>(fn: () => Promise<T>, retries = 3): Promise<T | undefined> {
  let lastError: unknown;
  for (let attempt = 1; attempt <= retries; attempt++) {
    try {
      return await fn();
    } catch (err) {
      lastError = err;
      console.warn(\`attempt \${attempt} failed: \${(err as Error).message}\`);
    }
  }
  return undefined;
}
return (await withRetry<number>(() => codemode.fails({}))) ?? 'gave up';`,
    value: 'gave up',
  },
  {
    habit: 'pagination with do and while',
    code: `let page = 1;
const all: number[] = [];
let batch: { number: number }[];
do {
  batch = (${issues}).slice((page - 1) * 2, page * 2);
  all.push(...batch.map((i) => i.number));
  page++;
} while (batch.length === 2);
return all;`,
    value: [1, 2, 3],
  },
  {
    habit: 'for await over a generator of its own',
    code: `async function* pages(): AsyncGenerator<number, void, undefined> {
  for (let i = 0; i < 3; i++) yield await codemode.add({ a: i, b: 1 });
}
const seen: number[] = [];
for await (const n of pages()) seen.push(n);
return seen;`,
    value: [1, 2, 3],
  },
  {
    habit: 'allSettled and type predicates',
    code: `const results = await Promise.allSettled([codemode.add({ a: 1, b: 1 }), codemode.fails({})]);
const fine = results.filter((r): r is PromiseFulfilledResult<number> => r.status === 'fulfilled').map((r) => r.value);
const broken = results.filter((r): r is PromiseRejectedResult => r.status === 'rejected').map((r) => r.reason.message);
return { fine, broken };`,
    value: { fine: [2], broken: ['the tool failed'] },
  },
  {
    habit: 'satisfies and as const',
    code: `const config = { repos: ['a', 'b'], limit: 2 } as const satisfies { repos: readonly string[]; limit: number };
const results = await Promise.all(config.repos.map((repo) => codemode.github.listIssues({ repo })));
return results.flat().length <= config.limit * 3;`,
    value: true,
  },
  {
    habit: 'optional chaining, nullish defaults and non-null marks',
    code: `const issue = (${issues}).find((i: any) => i.title === 'Typo')!;
const label: string | undefined = issue?.labels?.[0]?.name;
return label ?? issue!.title!.toUpperCase();`,
    value: 'TYPO',
  },
  {
    habit: 'destructuring with types and defaults',
    code: `const {
  number,
  title = 'none',
  ...rest
}: { number: number; title?: string; [key: string]: unknown } = (${issues})[0];
return [number, title, Object.keys(rest)];`,
    value: [1, 'Crash', ['repo', 'labels', 'comments']],
  },
  {
    habit: 'a report written as a Markdown template',
    code: `const issues = ${issues};
const report = \`# Report

| # | Title |
|---|-------|
\${issues.map((i) => \`| \${i.number} | \${i.title} |\`).join('\\n')}

\\\`\\\`\\\`json
\${JSON.stringify({ count: issues.length })}
\\\`\\\`\\\`
\`;
return report.split('\\n').length;`,
    value: 12,
  },
  {
    habit: 'HTML in strings and a comparison',
    code: `const rows = (${issues}).filter((i) => i.comments < 5 && i.number > 0);
const html = '<ul>' + rows.map((i) => \`<li>\${i.title}</li>\`).join('') + '</ul>';
html`,
    value: '<ul><li>Crash</li><li>Typo</li></ul>',
  },
  {
    habit: 'regular expressions with backticks and quotes',
    code: `const text = 'a \`b\` "c" /d/';
const found = text.match(/\`([^\`]+)\`|"([^"]+)"/g) ?? [];
return found.map((m) => m.replace(/[\`"]/g, ''));`,
    value: ['b', 'c'],
  },
  {
    habit: 'dates, BigInt and numeric separators',
    code: `const day: number = 24 * 60 * 60 * 1_000;
const start = new Date(0);
const next = new Date(+start + day);
return [next.toISOString().slice(0, 10), String(2n ** 64n)];`,
    value: ['1970-01-02', '18446744073709551616'],
  },
  {
    habit: 'a documented API of its own above main',
    code: `/**
 * Adds two numbers.
 * @param {number} a
 * @param {number} b
 * @returns {Promise<number>}
 */
async function add(a, b) {
  return codemode.add({ a, b });
}

async function main() {
  const sum = await add(1, 2);
  return { sum };
}`,
    value: { sum: 3 },
  },
  {
    habit: 'declares the API it was shown',
    code: `declare const codemode: {
  add(input: { a: number; b: number }): Promise<number>;
};

const sum = await codemode.add({ a: 1, b: 2 });
return sum;`,
    value: 3,
  },
  {
    habit: 'type imports for the editor',
    code: `import type { Issue } from './types';

const issues: Issue[] = ${issues};
return issues.length;`,
    value: 3,
  },
  {
    habit: 'overloads and a type guard',
    code: `function size(value: string): number;
function size(value: unknown[]): number;
function size(value: string | unknown[]): number {
  return value.length;
}
const isText = (value: unknown): value is string => typeof value === 'string';
return [size('abc'), size([1]), isText(1)];`,
    value: [3, 1, false],
  },
  {
    habit: 'abstract classes and overrides',
    code: `abstract class Shape {
  abstract area(): number;
  describe(): string { return \`\${this.constructor.name}: \${this.area()}\`; }
}
class Square extends Shape {
  constructor(protected readonly side: number) { super(); }
  override area(): number { return this.side ** 2; }
}
return new Square(3).describe();`,
    value: 'Square: 9',
  },
  {
    habit: 'an object alone, with calls in it',
    code: `{
  sum: await codemode.add({ a: 1, b: 2 }),
  titles: (${issues}).map((i) => i.title),
}`,
    value: { sum: 3, titles: ['Crash', 'Typo', 'Slow'] },
  },
  {
    habit: 'Windows line ends',
    code: `const a: number = await codemode.add({ a: 1, b: 2 });\r\n// twice\r\nconst b: number = a * 2;\r\n\r\nreturn b;\r\n`,
    value: 6,
  },
  {
    habit: 'two fenced steps with prose between',
    code: `First I read the issues:

\`\`\`ts
const issues: any[] = ${issues};
\`\`\`

Then I count them:

\`\`\`ts
return issues.length;
\`\`\`
`,
    value: 3,
  },
  {
    habit: 'a shebang and a strict directive',
    code: `#!/usr/bin/env node
"use strict";

const sum = await codemode.add({ a: 1, b: 2 });
return sum;`,
    value: 3,
  },
  {
    habit: 'currying, labels and nested ternaries',
    code: `const pick = <T, K extends keyof T>(key: K) => (item: T): T[K] => item[key];
const size = (n: number) => (n > 8 ? 'big' : n > 3 ? 'middle' : 'small');
return (${issues}).map(pick<any, 'comments'>('comments')).map((n: number) => size(n));`,
    value: ['middle', 'small', 'big'],
  },
  {
    habit: 'void main()',
    code: `async function main(): Promise<void> {
  const sum: number = await codemode.add({ a: 1, b: 2 });
  console.log('sum', sum);
}

void main();`,
    value: undefined,
  },
  {
    habit: 'helpers as constants, exported main',
    code: `const LIMIT = 2;
const titles = (issues: any[]): string[] => issues.map((i) => i.title);

export const main = async () => {
  const issues = ${issues};
  return titles(issues).slice(0, LIMIT);
};`,
    value: ['Crash', 'Typo'],
  },
];
