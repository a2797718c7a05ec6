/** Runs the history keeps unless told otherwise: what somebody scrolls through. */
export const keptRuns = 50;

/** Characters of a program that are kept. Longer ones are cut. */
export const codeCharacters = 20_000;

/** Characters kept of what the model was told. The chat's messages hold all of it. */
export const answerCharacters = 4_000;

/** Calls of one run that are kept: the first ones. */
export const keptCalls = 100;

/** Characters kept of what a server says of itself. A storage row holds two million bytes; one that says more is not kept. */
export const saidCharacters = 100_000;

/** Characters of a server's name, and of its id, in a namespace: together they stay an identifier. */
export const nameCharacters = 60;
