/** Runs the history keeps unless told otherwise: what somebody scrolls through. */
export const keptRuns = 50;

/** Characters of a program that are kept. Longer ones are cut. */
export const codeCharacters = 20_000;

/** Characters kept of what the model was told. The chat's messages hold all of it. */
export const answerCharacters = 4_000;

/** Calls of one run that are kept: the first ones. */
export const keptCalls = 100;
