import { writeFileSync } from 'node:fs';
import { exit } from 'node:process';
import { parseArgs } from 'node:util';

import { measure } from './measure.ts';
import { printGoals } from './goals.ts';
import { printResults } from './print-results.ts';
import { createResults } from './results.ts';
import { scenarios } from './scenarios.ts';
import { createSystems, yardsticks } from './systems.ts';
import { benchTools } from './tools.ts';
import { withTimeout } from './with-timeout.ts';

const setupTimeoutMs = 30_000;

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '30' },
    pause: { type: 'string', default: '40' },
    only: { type: 'string', multiple: true },
    scenario: { type: 'string', multiple: true },
    json: { type: 'string' },
    goals: { type: 'boolean', default: false },
  },
});

const isWanted = (name: string, wanted: readonly string[] | undefined): boolean =>
  wanted === undefined || wanted.some((one) => one.split(',').includes(name));

const systems = createSystems().filter(({ name }) => isWanted(name, values.only));
const chosen = scenarios.filter(
  ({ name }, index) => isWanted(String(index + 1), values.scenario) || isWanted(name, values.scenario),
);

const started = [];
for (const system of systems) {
  try {
    await withTimeout(system.setup(benchTools), setupTimeoutMs);
    started.push(system);
  } catch (error) {
    console.error(`${system.name} could not be set up: ${error instanceof Error ? error.message : String(error)}`);
  }
}
const samples = await measure(started, chosen, {
  rounds: Number(values.rounds),
  warmUpRounds: 3,
  pauseMs: Number(values.pause),
  onRound: (round) => console.error(`round ${round + 1} of ${values.rounds}`),
});
for (const system of systems) await system.dispose();
const results = createResults(samples);
printResults(results, yardsticks);
if (values.goals) printGoals(results);
if (values.json !== undefined) writeFileSync(values.json, JSON.stringify(samples, null, 1));
exit(0);
