import { exit } from 'node:process';
import { parseArgs } from 'node:util';

import { printTable } from '../print-table.ts';
import { endings } from './endings.ts';
import { tryEnding, type Attempt } from './try-ending.ts';

/** Ends a process in several ways while guests run, and counts what is left behind. */
const { values } = parseArgs({
  options: { times: { type: 'string', default: '5' }, placement: { type: 'string', default: 'child' } },
});
const placement = values.placement === 'host' ? 'host' : 'child';
const rows: string[][] = [];
let failures = 0;
let attempts = 0;
for (const ending of endings) {
  const made: Attempt[] = [];
  for (let time = 0; time < Number(values.times); time++) made.push(await tryEnding(ending, placement));
  const failed = made.flatMap(({ failure }) => failure ?? []);
  failures += failed.length;
  attempts += made.length;
  rows.push([
    ending.name,
    `${made.length - failed.length} of ${made.length}`,
    `${Math.min(...made.map((one) => one.children))}–${Math.max(...made.map((one) => one.children))}`,
    Math.max(...made.map((one) => one.goneMs)).toFixed(0),
    failed.join('; '),
  ]);
}
printTable(
  [`guests in the ${placement} placement`, 'passed', 'children', 'slowest, ms until all gone', 'failures'],
  rows,
);
console.log(`${failures} failures of ${attempts}: ${failures === 0 ? 'PASS' : 'FAIL'}`);
exit(failures === 0 ? 0 : 1);
