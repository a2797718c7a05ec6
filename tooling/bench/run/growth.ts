import { argv, exit, memoryUsage, pid } from 'node:process';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

import { median } from './median.ts';
import { printTable } from './print-table.ts';
import { childrenOf, memoryOf } from './processes.ts';
import { createSystems, names } from './systems.ts';
import { benchTools } from './tools.ts';
import { withTimeout } from './with-timeout.ts';

/** Many runs in one process: memory of it and of its children must be flat in the second half. */
const program = `async () => {
  const text = 'x'.repeat(2000);
  const all = await Promise.all(Array.from({ length: 10 }, (_, n) => tools.echo({ n })));
  for (let n = 0; n < 20; n++) console.log('line', n, text.slice(0, 100));
  return { all, text };
}`;
const runs = Number(argv[3] ?? 2000);
const atOnce = 4;
const samplesWanted = 20;
const runTimeoutMs = 30_000;
/** Room for the noise of two garbage collectors. */
const allowedGrowth = 1.15;

const wanted = argv[2] ?? names.sallyport;
const system = createSystems().find(({ name }) => name === wanted);
if (!system) throw new Error(`No system ${wanted}`);
await system.setup(benchTools);

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;
const samples: {
  run: number;
  hostMegabytes: number;
  heapMegabytes: number;
  children: number;
  childMegabytes: number;
}[] = [];
const failures = new Map<string, number>();
const megabyte = 1024 * 1024;
for (let run = 0; run < runs; run += atOnce) {
  const ended = await withTimeout(
    Promise.allSettled(Array.from({ length: atOnce }, () => system.run(program))),
    runTimeoutMs,
  );
  for (const one of ended) {
    if (one.status === 'fulfilled') continue;
    const reason = one.reason instanceof Error ? one.reason.message : String(one.reason);
    failures.set(reason, (failures.get(reason) ?? 0) + 1);
  }
  if (run % (runs / samplesWanted) >= atOnce) continue;
  // Children that were just killed are still being reaped.
  await new Promise((resolve) => setTimeout(resolve, 50));
  // Garbage is not growth.
  collectGarbage();
  const children = childrenOf(pid).map((child) => memoryOf(child.pid).residentBytes);
  samples.push({
    run,
    hostMegabytes: memoryOf(pid).residentBytes / megabyte,
    heapMegabytes: memoryUsage().heapUsed / megabyte,
    children: children.length,
    childMegabytes: children.length === 0 ? 0 : Math.max(...children) / megabyte,
  });
}
await system.dispose();

printTable(
  ['runs', 'host MB', 'of it heap', 'children', 'largest child MB'],
  samples.map((one) => [
    String(one.run),
    one.hostMegabytes.toFixed(1),
    one.heapMegabytes.toFixed(1),
    String(one.children),
    one.childMegabytes.toFixed(1),
  ]),
);
const quarter = samplesWanted / 4;
const growth = (pick: (one: (typeof samples)[number]) => number): number =>
  median(samples.slice(-quarter).map(pick)) / median(samples.slice(quarter, 2 * quarter).map(pick));
const host = growth((one) => one.hostMegabytes);
const child = growth((one) => Math.max(1, one.childMegabytes));
for (const [reason, count] of failures) console.log(`${count} runs failed: ${reason}`);
const isFlat = failures.size === 0 && host <= allowedGrowth && child <= allowedGrowth;
console.log(
  `${wanted}, last quarter ÷ second quarter: host ${host.toFixed(2)}, largest child ${child.toFixed(2)}: ${isFlat ? 'PASS' : 'FAIL'}`,
);
exit(isFlat ? 0 : 1);
