import type { FakeServer } from './servers.ts';

/** A program of twenty lines over two tools, with a text of its own each time, as from a model. */
export function twentyLines(tools: readonly [string, string], turn: number): string {
  const [one, other] = tools;
  return `// Step ${turn}: gather, join, count.
const cutoff = ${turn};
const names = ['ada', 'lin', 'kim'];
const found = await codemode.${one}({} as any);
const details = await Promise.all(names.map(() => codemode.${other}({} as any)));
const rows = [];
for (const [index, detail] of details.entries()) {
  rows.push({ index, name: names[index], detail, late: index > cutoff });
}
const groups = {};
for (const row of rows) {
  (groups[row.name] ??= []).push(row.index);
}
const counts = Object.entries(groups).map(([name, list]) => ({ name, n: list.length }));
const total = rows.reduce((sum, row) => sum + row.index, 0);
try {
  console.log(\`step ${turn}: \${total} of \${rows.length}\`, found);
} catch (error) {
  console.error(error.message);
}
return { counts, total, late: rows.filter((row) => row.late).map(({ name }) => name) };`;
}

/** Two paths among the first tools. */
export function twoTools(
  servers: readonly FakeServer[],
  toIdentifier: (name: string) => string,
): readonly [string, string] {
  const [first] = servers;
  const names = (first?.tools ?? []).map(({ name }) => `${first?.namespace ?? ''}.${toIdentifier(name)}`);
  return [names[0] ?? '', names[1] ?? ''];
}
