/** One check may take this long. A program of a model takes 5 to 50 ms; types made to be slow take for ever. */
export const checkMs = 4_000;

/** A thread may take this long to load the compiler. A second is usual on a busy machine. */
export const startMs = 60_000;

/** A thread whose compiler was ended may take this long to end by itself. */
export const endMs = 1_000;

/** A thread that checks nothing for this long ends, and its memory with it. The next check starts another. */
export const idleMs = 300_000;

/** Heap of a checking thread, in mebibytes: the compiler and APIs of ten thousand tools stay below half of it. */
export const threadHeapMebibytes = 1_024;

/** Heap of a compiler that is a process, as its runtime reads it: it collects rather than grow beyond. */
export const compilerHeap = '1GiB';

/** Parsed APIs kept for checks to come. One of a thousand tools takes some 25 MB. */
export const apisKept = 16;

/** Findings of one check. A program with more has one cause for most of them. */
export const findingsKept = 12;

/** The message of one finding, in UTF-16 units: about a hundred tokens. */
export const messageLength = 420;

/** A tool's signature in a message, in UTF-16 units; a longer one is cut to its names. */
export const signatureLength = 240;

/** Levels of two types that are compared before both count as fitting. */
export const typeLevels = 8;

/** Pairs of types compared for one argument before they count as fitting: hostile unions make them multiply. */
export const typePairs = 20_000;
