/** Files whose numbers are limits by design. Every number in them has a comment that says why. */
export const limitFiles: readonly RegExp[] = [
  // A run's own limits and their defaults.
  /^packages\/core\/src\/limits\.ts$/,
  // What belongs to an engine, a wire, a text budget or a test's patience, in one file a package. Never in core.
  /^packages\/(?!core\/)[a-z-]+\/src\/([a-z-]+\/)?constants\.ts$/,
];

/** One number that looks like a limit and is none, or belongs where it stands. */
export interface AllowedNumber {
  readonly file: string;
  /** The expression as written. */
  readonly text: string;
  readonly reason: string;
}

export const allowedNumbers: readonly AllowedNumber[] = [
  {
    file: 'packages/guest/src/runtime/timers.ts',
    text: '0x7fffffff',
    reason: 'The web platform bounds a delay to 31 bits; programs may rely on it.',
  },
  {
    file: 'packages/prompt/src/contain-text.ts',
    text: '20_000',
    reason: 'Characters of one line of a prompt, not a limit of a run.',
  },
];
