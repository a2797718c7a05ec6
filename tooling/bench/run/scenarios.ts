import { programs } from './programs.ts';
import type { BenchAnswer } from './system.ts';

/** One row of the table. */
export interface Scenario {
  readonly name: string;
  readonly code: string;
  /** How many runs make one sample, and how: one after the other or all at once. The time given is per run. */
  readonly runs: { readonly count: number; readonly atOnce: boolean };
  /** True when the answer is the right one. */
  accepts(answer: BenchAnswer): boolean;
}

const once = { count: 1, atOnce: false } as const;
const sumOfHundred = 4950;
const lengthOf = (value: unknown): number => (Array.isArray(value) ? value.length : -1);
const gives =
  (value: unknown, lines = 0) =>
  (answer: BenchAnswer): boolean =>
    answer.value === value && answer.lines === lines;

/** Everything that is measured, in the order it is printed. */
export const scenarios: readonly Scenario[] = [
  { name: 'trivial', code: programs.trivial, runs: once, accepts: gives(1) },
  { name: '1 call', code: programs.oneCall, runs: once, accepts: gives(7) },
  { name: '100 sequential calls', code: programs.sequentialCalls, runs: once, accepts: gives(sumOfHundred) },
  { name: '100 parallel calls', code: programs.parallelCalls, runs: once, accepts: gives(sumOfHundred) },
  { name: '100 parallel 5 ms calls', code: programs.parallelWaits, runs: once, accepts: gives(sumOfHundred) },
  { name: '1 MB result', code: programs.bigResult, runs: once, accepts: ({ value }) => lengthOf(value) === 9000 },
  { name: '1 MB tool result', code: programs.bigToolResult, runs: once, accepts: gives(9000) },
  { name: '200 lines', code: programs.long, runs: once, accepts: gives(6, 1) },
  { name: '1,000 console lines', code: programs.logs, runs: once, accepts: gives(1, 1000) },
  { name: '20 runs in a row', code: programs.trivial, runs: { count: 20, atOnce: false }, accepts: gives(1) },
  { name: '16 runs at once', code: programs.trivial, runs: { count: 16, atOnce: true }, accepts: gives(1) },
];
