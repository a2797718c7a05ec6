import { encodeValue } from '@sallyport/guest';
import { createLearner, createMemoryShapeStore } from '@sallyport/learn';
import { median } from '../run/median.ts';
import { sampleResults } from './results.ts';

/**
 * What learning costs a call, beside what handing the result over costs anyway. `first`: the shape is new. `same`: it is
 * known, as at nearly every call. Medians, in microseconds.
 */
export async function printCost(rounds: number): Promise<void> {
  // The first calls of a process pay for its compiler.
  for (let round = 0; round < rounds; round += 1) {
    for (const { name, value } of sampleResults) if (!name.startsWith('100,000')) await measure(value);
  }
  console.log('| Result | As JSON | Handing it over, µs | Learning it: first, µs | same, µs | Share |');
  console.log('| --- | ---: | ---: | ---: | ---: | ---: |');
  for (const { name, value } of sampleResults) {
    const samples: Sample[] = [];
    for (let round = 0; round < rounds; round += 1) samples.push(await measure(value));
    const hand = median(samples.map(({ handing }) => handing));
    const known = median(samples.map(({ same }) => same));
    const first = median(samples.map((sample) => sample.first));
    const share = `${((known / hand) * 100).toFixed(0)} %`;
    const size = `${(JSON.stringify(value).length / 1_024).toFixed(1)} KiB`;
    console.log(`| ${name} | ${size} | ${hand.toFixed(1)} | ${first.toFixed(1)} | ${known.toFixed(1)} | ${share} |`);
  }
}

interface Sample {
  readonly handing: number;
  readonly first: number;
  readonly same: number;
}

async function measure(value: unknown): Promise<Sample> {
  const tool = { path: 'a.b', fingerprint: 'fp' };
  const learner = createLearner({ store: createMemoryShapeStore() });
  await learner.load([tool]);
  return {
    handing: time(() => encodeValue(value, { depth: 500, size: 64 * 1024 * 1024 })),
    first: time(() => learner.observe(tool, value)),
    same: time(() => learner.observe(tool, value)),
  };
}

function time(work: () => unknown): number {
  const start = performance.now();
  work();
  return (performance.now() - start) * 1_000;
}
