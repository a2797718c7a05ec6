import { recordsText } from './tools.ts';

const manyCalls = (tool: string): string =>
  `async () => { const all = await Promise.all(Array.from({ length: 100 }, (_, n) => tools.${tool}({ n }))); return all.reduce((sum, one) => sum + one.n, 0); }`;

/** How many functions make about 200 lines. */
const stages = 19;

/** A program of 200 lines: functions that are each used, and a few calls. */
function longProgram(): string {
  const functions = Array.from(
    { length: stages },
    (_, n) => `  function stage${n}(rows) {
    const groups = new Map();
    for (const row of rows) {
      const key = row.name.slice(0, 2 + ${n % 3}) + '-' + (row.score % ${n + 3});
      if (!groups.has(key)) groups.set(key, []);
      groups.get(key).push({ ...row, score: (row.score * ${n + 7} + ${n}) % 1009 });
    }
    return [...groups.values()].flatMap((group) => group.filter((row) => row.score % ${n + 2} !== 1 || group.length < 3));`,
  ).map((text) => `${text}\n  }`);
  return `async () => {
  const answers = await Promise.all([tools.echo({ n: 1 }), tools.echo({ n: 2 }), tools.echo({ n: 3 })]);
  let rows = Array.from({ length: 40 }, (_, n) => ({ name: 'row' + n, score: n * 31 + answers.length }));
${functions.join('\n')}
${Array.from({ length: stages }, (_, n) => `  rows = stage${n}(rows).slice(0, 40);`).join('\n')}
  console.log('rows', rows.length);
  return answers.reduce((sum, one) => sum + one.n, 0);
}`;
}

/** The programs of the benchmark by name. */
export const programs = {
  trivial: 'async () => 1',
  oneCall: 'async () => (await tools.echo({ n: 7 })).n',
  sequentialCalls:
    'async () => { let sum = 0; for (let n = 0; n < 100; n++) sum += (await tools.echo({ n })).n; return sum; }',
  parallelCalls: manyCalls('echo'),
  parallelWaits: manyCalls('wait'),
  bigResult: `async () => ${recordsText}`,
  bigToolResult: 'async () => (await tools.records({})).length',
  long: longProgram(),
  logs: "async () => { for (let n = 0; n < 1000; n++) console.log('line', n, { n, even: n % 2 === 0 }); return 1; }",
} as const;
