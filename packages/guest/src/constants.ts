import type { GuestLimits } from './catalogue.ts';

/** Bytes of a run's seed: a ChaCha20 key. */
export const seedBytes = 32;

/** Seeds drawn at a time: asking for randomness costs more than what is asked for. */
export const seedsAtOnce = 64;

/** Runtimes made for single programs that are kept, the latest used: programs that need the same parts share one. */
export const keptTailored = 64;

/** Letters of a program that are read to see what it writes to the console: enough for any program a model writes. */
export const lettersRead = 65_536;

/** Brackets inside of brackets that are read there. */
export const bracketsRead = 32;

/** Calls a rehearsal makes: often enough that the engine has learnt the runtime's code, and not so often that a world is late. */
export const rehearsedCalls = 24;

/** Console lines a rehearsal writes, for the same reason. */
export const rehearsedLines = 24;

/** Enough for a rehearsal, which sends small values to nobody. */
export const rehearsalLimits: GuestLimits = {
  calls: rehearsedCalls,
  callsInFlight: rehearsedCalls,
  argumentBytes: 999,
  resultBytes: 999,
  logBytes: 9_999,
  nesting: { in: 9, out: 9 },
};

/** Console lines are gathered for so long: as long as a screen shows one picture. */
export const gatherMs = 16;
