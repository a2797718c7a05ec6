/** Levels of a result that are looked at. What is below is `any`: no program writes out a longer way. */
export const depthLimit = 10;

/** Values of one result that are looked at. They take about a third of a millisecond; of the rest only some are sampled. */
export const lookLimit = 2_000;

/** Items of one list, or values of one map, that are looked at: the first ones and others spread over the rest. */
export const sampleLimit = 32;

/** Properties of one object. An object with more keys is a map: no API writes down so many. */
export const propertyLimit = 120;

/** Nodes of one tool's shape. A larger one is cut at the deepest level that fits. */
export const nodeLimit = 1_000;

/** Characters of a property name. A longer one is data. */
export const nameLength = 64;

/** Keys whose nature is remembered, so that the same names are not judged at every call. */
export const rememberedKeys = 4_000;

/** Longest stored text that is read. Ours are shorter: so many nodes with so long names. */
export const storedLength: number = 256 * 1024;

/** A writer that holds a file's lock for longer than this has died. */
export const staleLockMs = 5_000;

/** Wait between two tries for a lock. */
export const lockPauseMs = 20;

/** Tries for a lock before the file is written without it: what two writers lose then is learned again. */
export const lockTries = 100;
