import { parseArgs } from 'node:util';

import { measure } from '../run/measure.ts';
import { printResults } from '../run/print-results.ts';
import { createResults } from '../run/results.ts';
import { scenarios } from '../run/scenarios.ts';
import { connect } from './connect.ts';
import { printGoals } from './goals.ts';
import { names } from './names.ts';
import { startWorkerd } from './start-workerd.ts';

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '30' },
    pause: { type: 'string', default: '20' },
    goals: { type: 'boolean', default: false },
    scenario: { type: 'string', multiple: true },
  },
});

const isWanted = (name: string, wanted: readonly string[] | undefined): boolean =>
  wanted === undefined || wanted.some((one) => one.split(',').includes(name));
const chosen = scenarios.filter(
  ({ name }, index) => isWanted(String(index + 1), values.scenario) || isWanted(name, values.scenario),
);

const workerd = await startWorkerd();
const connection = await connect(workerd.url);
const systems = Object.values(names).map((name) => connection.system(name));
const samples = await measure(systems, chosen, {
  rounds: Number(values.rounds),
  warmUpRounds: 3,
  pauseMs: Number(values.pause),
});
const results = createResults(samples);
printResults(results, [names.raw, names.cloudflare]);
if (values.goals) printGoals(results);
await workerd[Symbol.asyncDispose]();
exit(0);
