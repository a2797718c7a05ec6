/**
 * Runs the battery one program at a time and prints, for each: how it ended, how long after its deadline it settled, how
 * long the host's event loop was held, and whether a plain program right after it was right.
 *
 * `pnpm report [--sandbox workerd] [group or part of an id …]`
 */
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { argv } from 'node:process';
import { parseArgs } from 'node:util';

import { groups } from './src/groups.ts';
import { createHouse, endingOf, faultsOf, runProgram } from './src/house.ts';
import { sandboxes } from './src/sandboxes.ts';

const { values, positionals: wanted } = parseArgs({
  args: argv.slice(2),
  options: { sandbox: { type: 'string', default: 'isolated-vm' } },
  allowPositionals: true,
});
const create = sandboxes.get(values.sandbox);
if (create === undefined) throw new Error(`--sandbox is one of ${[...sandboxes.keys()].join(', ')}.`);
const lates: number[] = [];
const holds: number[] = [];
let wrong = 0;
let unheard = 0;
process.on('unhandledRejection', () => unheard++);

/** The clock that watches the loop adds about its own resolution to every reading. */
const resolution = 5;
const nanosecondsPerMs = 1e6;

function summary(name: string, numbers: readonly number[]): string {
  const sorted = [...numbers].sort((left, right) => left - right);
  const at = (part: number): string =>
    (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0).toFixed(0);
  return `${name}: ${sorted.length} readings, median ${at(0.5)} ms, p95 ${at(0.95)} ms, max ${at(1)} ms`;
}

const house = await createHouse(create());
await house.runner.execute({ code: 'return 1' });
for (const group of groups) {
  for (const program of group.programs) {
    if (wanted.length > 0 && !wanted.some((word) => group.name.includes(word) || program.id.includes(word))) continue;
    const { wallMs } = { ...house.runner.limits, ...group.limits, ...program.limits };
    const delay = monitorEventLoopDelay({ resolution });
    delay.enable();
    const outcome = await runProgram(house, group, program);
    delay.disable();
    const after = await house.runner.execute({ code: 'return await codemode.demo.add({ a: 1, b: 2 })' });
    const isRight = after.status === 'completed' && after.value === 3;
    const faults = [...faultsOf(program, outcome), ...(isRight ? [] : ['the next run is wrong'])];
    const late = Math.max(0, outcome.durationMs - wallMs);
    const hold = Number.isFinite(delay.max) ? Math.max(0, delay.max / nanosecondsPerMs - resolution) : 0;
    if (outcome.durationMs >= wallMs) lates.push(late);
    holds.push(hold);
    if (faults.length > 0) wrong++;
    console.log(
      `${program.id.padEnd(32)} ${endingOf(outcome).padEnd(20)} +${late.toFixed(0).padStart(4)} ms  loop ${hold.toFixed(0).padStart(4)} ms  ${faults.join('; ')}`,
    );
  }
}
console.log(summary('after the deadline', lates));
console.log(summary('event loop held', holds));
console.log(`${wrong} wrong, ${unheard} unhandled rejections`);
await house[Symbol.asyncDispose]();
if (wrong + unheard > 0) process.exitCode = 1;
