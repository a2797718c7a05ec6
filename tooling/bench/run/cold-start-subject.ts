import { argv, exit, pid } from 'node:process';
import { performance } from 'node:perf_hooks';

import { programs } from './programs.ts';
import { childrenOf, memoryOf } from './processes.ts';
import { createSystems } from './systems.ts';
import { benchTools } from './tools.ts';

/** One cold start in a process of its own: prints one JSON line. */
const settleMs = 1_500;
const system = createSystems().find(({ name }) => name === argv[2]);
if (!system) throw new Error(`No system ${String(argv[2])}`);
const start = performance.now();
await system.setup(benchTools);
const setup = performance.now();
await system.run(programs.trivial);
const first = performance.now();
await system.run(programs.trivial);
const second = performance.now();
// The spare of a pool starts after the first run: look at memory when all is quiet.
await new Promise((resolve) => setTimeout(resolve, settleMs));
const children = childrenOf(pid).map((child) => memoryOf(child.pid));
console.log(
  JSON.stringify({
    setupMs: setup - start,
    firstMs: first - setup,
    secondMs: second - first,
    host: memoryOf(pid),
    children,
  }),
);
exit(0);
