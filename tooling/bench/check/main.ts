import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import type { CheckCost } from './subject.ts';

/**
 * What a check costs: a program of twenty lines against 100 and 1,000 real tools, with results as the tools declare them
 * and with a learned shape for each that declares none. Each checker in a process of its own.
 *
 *     pnpm bench:check
 *
 * Inside workerd: `pnpm measure:worker` in `packages/typecheck`.
 */
const rows: Record<string, string>[] = [];
// `none` checks nothing: what it shows is the measuring.
for (const kind of ['none', 'thread', 'typescript-7', 'here']) {
  for (const results of ['declared', 'learned']) {
    for (const tools of [100, 1_000]) rows.push(rowOf(kind, results, measureApart(kind, tools, results)));
  }
}
console.table(rows);

function measureApart(kind: string, tools: number, results: string): CheckCost {
  const args = [
    '--no-warnings',
    '--conditions=@sallyport/source',
    join(import.meta.dirname, 'subject.ts'),
    kind,
    String(tools),
    results,
  ];
  return JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8' })) as CheckCost;
}

function rowOf(kind: string, results: string, cost: CheckCost): Record<string, string> {
  const ms = (value: number): string => `${value.toFixed(1)} ms`;
  return {
    checker: kind,
    results,
    tools: String(cost.tools),
    types: `${Math.round(cost.typesBytes / 1024)} KiB`,
    'first check': ms(cost.firstMs),
    'warm, median': ms(cost.medianMs),
    'warm, 90 %': ms(cost.p90Ms),
    'after update': ms(cost.updateMs),
    'event loop held': ms(cost.longestDelayMs),
    'busy itself': ms(cost.longestBusyMs),
    memory: `${Math.round(cost.residentBytes / 1024 / 1024)} MiB`,
  };
}
