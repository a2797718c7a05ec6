/** How much of a value is shown. These shape one line of text; what a run may log is a limit of the host. */
export const inspectLimits = {
  /** Deep enough for a nested API answer, shallow enough to read. Node stops at 2, which hides most JSON. */
  depth: 6,
  /** Items of an array, a Map or a Set; own keys of an object. Node's own number for the first three. */
  items: 100,
  keys: 500,
  /** Characters of one quoted string. Node's own number. */
  stringLength: 10_000,
  /** Characters of the whole text; the rest is cut and said so. */
  textLength: 200_000,
  /** Values looked at: ends a small structure whose parts are shared a million times. */
  visits: 20_000,
  /** Width a line is broken at. Node's own number. */
  lineWidth: 80,
  /** Frames shown of one error's stack. */
  frames: 20,
} as const;
