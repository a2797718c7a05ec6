import type { RunLimits } from '@sallyport/core';

/** How a run may end: a completed value, or the code of a failure. */
export type Ending =
  | 'completed'
  | 'syntax_error'
  | 'program_threw'
  | 'deadline_exceeded'
  | 'cpu_exceeded'
  | 'memory_exceeded'
  | 'output_too_large'
  | 'call_limit_exceeded'
  | 'guest_stalled'
  | 'guest_crashed';

/** One program of the battery and what may come of it. */
export interface BatteryProgram {
  readonly id: string;
  readonly code: string;
  readonly expected: readonly Ending[];
  /** What a completed run must have returned. */
  readonly value?: unknown;
  readonly limits?: Partial<RunLimits>;
  /** Takes seconds or hundreds of megabytes: only with `SALLYPORT_BATTERY=all`. */
  readonly isSlow?: true;
}

/** Programs that attack the same thing. */
export interface BatteryGroup {
  readonly name: string;
  /** For every program of the group that brings none of its own. */
  readonly limits?: Partial<RunLimits>;
  /** Each of its programs costs seconds: a sample of them stands for the rest. */
  readonly isHeavy?: true;
  readonly programs: readonly BatteryProgram[];
}

type Rest = Omit<BatteryProgram, 'id' | 'code' | 'expected'>;

/** A program that may end in one of these ways. */
export function ends(id: string, expected: Ending | readonly Ending[], code: string, rest: Rest = {}): BatteryProgram {
  return { id, code, expected: typeof expected === 'string' ? [expected] : expected, ...rest };
}

/** A program that must complete with this value. */
export function gives(id: string, value: unknown, code: string, rest: Rest = {}): BatteryProgram {
  return { id, code, expected: ['completed'], value, ...rest };
}

/** Programs of which it is enough that they end properly. */
export const anyEnding: readonly Ending[] = [
  'completed',
  'program_threw',
  'deadline_exceeded',
  'cpu_exceeded',
  'memory_exceeded',
  'output_too_large',
  'guest_stalled',
];
