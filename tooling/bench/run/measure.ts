import { performance } from 'node:perf_hooks';

import type { Scenario } from './scenarios.ts';
import type { BenchSystem } from './system.ts';
import { withTimeout } from './with-timeout.ts';

/** What one system did in one scenario. */
export interface Samples {
  readonly system: string;
  readonly scenario: string;
  /** Milliseconds per run, one entry per round. */
  readonly wallMs: number[];
  /** Milliseconds per run that the caller's event loop was occupied, the tidying up after the run included. */
  readonly busyMs: number[];
  /** Why it has no numbers. A system that failed once is not asked again. */
  failure?: string;
}

/** How much is measured. */
export interface MeasureOptions {
  readonly rounds: number;
  /** Rounds before those that count: compilers and caches warm up. */
  readonly warmUpRounds: number;
  /** Milliseconds after each sample, in which pools refill and late work is still counted as busy. */
  readonly pauseMs: number;
  readonly onRound?: (round: number) => void;
}

const sampleTimeoutMs = 60_000;

function shuffled<Item>(items: readonly Item[]): Item[] {
  return items
    .map((item) => ({ item, order: Math.random() }))
    .toSorted((left, right) => left.order - right.order)
    .map(({ item }) => item);
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

let runs = 0;

async function runOnce(system: BenchSystem, scenario: Scenario): Promise<void> {
  // A model writes a new program each time, so no run may profit from a text that was seen before.
  const answer = await system.run(`/* ${(runs += 1)} */ ${scenario.code}`);
  if (!scenario.accepts(answer)) {
    throw new Error(`wrong answer: ${JSON.stringify(answer)?.slice(0, 80)}, ${answer.lines} lines`);
  }
}

async function takeSample(
  system: BenchSystem,
  scenario: Scenario,
  pauseMs: number,
): Promise<{ wallMs: number; busyMs: number }> {
  const { count, atOnce } = scenario.runs;
  const before = performance.eventLoopUtilization();
  const start = performance.now();
  if (atOnce) await Promise.all(Array.from({ length: count }, () => runOnce(system, scenario)));
  else for (let run = 0; run < count; run++) await runOnce(system, scenario);
  const wallMs = performance.now() - start;
  await pause(pauseMs * (count > 1 ? 4 : 1));
  const busyMs = performance.eventLoopUtilization(before).active;
  return { wallMs: wallMs / count, busyMs: busyMs / count };
}

/** Measures every pair of a system and a scenario once a round, all in one random order. */
export async function measure(
  systems: readonly BenchSystem[],
  scenarios: readonly Scenario[],
  options: MeasureOptions,
): Promise<readonly Samples[]> {
  const pairs = systems.flatMap((system) =>
    scenarios.map((scenario) => {
      const samples: Samples = { system: system.name, scenario: scenario.name, wallMs: [], busyMs: [] };
      return { system, scenario, samples };
    }),
  );
  for (let round = -options.warmUpRounds; round < options.rounds; round++) {
    options.onRound?.(round);
    for (const { system, scenario, samples } of shuffled(pairs)) {
      if (samples.failure !== undefined) continue;
      try {
        const sample = await withTimeout(takeSample(system, scenario, options.pauseMs), sampleTimeoutMs);
        if (round < 0) continue;
        samples.wallMs.push(sample.wallMs);
        samples.busyMs.push(sample.busyMs);
      } catch (error) {
        samples.failure = error instanceof Error ? error.message : String(error);
      }
    }
  }
  return pairs.map(({ samples }) => samples);
}
