import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { startWorker } from '../../../packages/typecheck/test/worker/start-worker.ts';
import { compile } from '@sallyport/core';
import type { CheckCost } from './subject.ts';

/**
 * What a check costs: a program of twenty lines against 100 and 1,000 real tools, each checker in a process of its own.
 *
 *     pnpm bench:check
 */
const rows: Record<string, string>[] = [];
for (const kind of ['thread', 'here']) {
  for (const tools of [100, 1_000]) rows.push(rowOf(kind, measureApart(kind, tools)));
}
console.table(rows);
await measureWorker();

function measureApart(kind: string, tools: number): CheckCost {
  const args = [
    '--no-warnings',
    '--conditions=@sallyport/source',
    join(import.meta.dirname, 'subject.ts'),
    kind,
    String(tools),
  ];
  return JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8' })) as CheckCost;
}

function rowOf(kind: string, cost: CheckCost): Record<string, string> {
  const ms = (value: number): string => `${value.toFixed(1)} ms`;
  return {
    checker: kind,
    tools: String(cost.tools),
    types: `${Math.round(cost.typesBytes / 1024)} KiB`,
    'first check': ms(cost.firstMs),
    'warm, median': ms(cost.medianMs),
    'warm, 90 %': ms(cost.p90Ms),
    'after update': ms(cost.updateMs),
    'event loop held': ms(cost.longestDelayMs),
    memory: `${Math.round(cost.residentBytes / 1024 / 1024)} MiB`,
  };
}

/** The same compiler inside workerd, asked over HTTP. Its clock stands still, so times include the way there and back. */
async function measureWorker(): Promise<void> {
  await using worker = await startWorker();
  const types = 'declare const codemode: { a: { b(input: { x: string }): Promise<{ y: number }> } };';
  const times: number[] = [];
  for (let turn = 0; turn < 30; turn += 1) {
    const compiled = compile(`const r${turn} = await codemode.a.b({ x: "a" });\nreturn r${turn}.y;`);
    if (!compiled.ok) throw new Error(compiled.failure.message);
    const start = performance.now();
    await worker.check(types, compiled.toCheck().texts);
    times.push(performance.now() - start);
  }
  const [firstMs = NaN, ...warm] = times;
  const medianMs = warm.toSorted((a, b) => a - b)[warm.length >> 1] ?? NaN;
  const megabytes = (worker.bundleBytes / 1024 / 1024).toFixed(1);
  console.log(`in workerd: first ${firstMs.toFixed(0)} ms, warm ${medianMs.toFixed(1)} ms, bundle ${megabytes} MiB`);
}
