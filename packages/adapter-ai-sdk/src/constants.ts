/** Milliseconds between two previews of one run: often enough to look live, rare enough not to fill a chat stream. */
export const previewIntervalMs: number = 100;

/** Newest calls and console lines a preview carries: every preview repeats them. */
export const previewEntries: number = 50;

/** Characters of a preliminary result shown as progress. */
export const progressCharacters: number = 200;
