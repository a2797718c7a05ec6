/**
 * Runs generated programs on every engine and prints each program whose outcome differs, shrunk.
 *
 * `pnpm compare [--programs 2000] [--seed 1] [--corners]`
 */
import { parseArgs } from 'node:util';

import fc from 'fast-check';

import { cornerPrograms } from './src/corner-programs.ts';
import { programText } from './src/program-text.ts';
import { startEngines, type Engine } from './src/start-engines.ts';

const { values } = parseArgs({
  options: {
    programs: { type: 'string', default: '500' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    most: { type: 'string', default: '5' },
    corners: { type: 'boolean', default: false },
  },
});

const engines = await startEngines();
const outcomes = (code: string): Promise<readonly string[]> =>
  Promise.all(engines.map((engine: Engine) => engine.run(code)));

let latest: readonly string[] = [];

async function differs(code: string): Promise<boolean> {
  const described = await outcomes(code);
  const isDifferent = described.some((one) => one !== described[0]);
  if (isDifferent) latest = described;
  return isDifferent;
}

/** The program, and what it did when it was last seen to differ. */
function show(code: string): void {
  console.log(`--- program\n${code}`);
  engines.forEach(({ name }, index) => console.log(`--- ${name}\n${latest[index]}`));
  console.log('');
}

let found = 0;
if (values.corners) {
  for (const code of cornerPrograms) {
    if (!(await differs(code))) continue;
    found++;
    show(code);
  }
  console.log(`${cornerPrograms.length} programs, ${found} differ`);
} else {
  const seed = Number(values.seed);
  const count = Number(values.programs);
  let left = count;
  for (let round = 0; left > 0 && found < Number(values.most); round++) {
    const result = await fc.check(
      fc.asyncProperty(programText, async (code) => !(await differs(code))),
      { seed: seed + round, numRuns: left, endOnFailure: false },
    );
    left -= result.numRuns;
    if (!result.failed || result.counterexample === null) break;
    found++;
    show(result.counterexample[0]);
  }
  console.log(`seed ${seed}: ${count - left} programs, ${found} differ`);
}
for (const engine of engines) await engine[Symbol.asyncDispose]();
