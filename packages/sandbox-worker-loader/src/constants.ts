/**
 * Engine constants: how this backend holds its Dynamic Workers. A run's own limits come with the job.
 */

/**
 * The compatibility date of every Dynamic Worker. A program needs the language and nothing of the platform; an early date
 * brings in less of it, and runs on every workerd that has a Worker Loader.
 */
export const compatibilityDate = '2025-10-01';

/** Dynamic Workers the platform lets one request hold at a time. A Durable Object may hold ten. */
export const defaultMaximumWorkers = 4;

/**
 * Subrequests a guest may make. It has nowhere to send one; what the platform counts of its calls to the host must fit.
 * The plan's own limit, where it is lower, wins.
 */
export const defaultSubRequests = 10_000;

/**
 * UTF-16 units that cross in one RPC. The platform carries 32 MiB, and a unit can take two bytes; a longer text crosses
 * in pieces.
 */
export const pieceUnits: number = 8 * 1024 * 1024;

/** One crossing may not be longer, pieces together: a guest that sends more is not ours any more. */
export const largestCrossingUnits: number = 128 * 1024 * 1024;

/**
 * How long the host answers a guest that calls again and again before it lets its event loop turn. Calls between Workers of
 * one process leave it no turn by themselves, so that a guest which calls in a loop would hold back the very timer that
 * ends it; and a turn takes a millisecond.
 */
export const turnMs = 16;

/** The same in crossings, should the clock stand still. */
export const crossingsPerTurn = 512;

/** An urgent frame longer than this is not written to the console as well: console lines are short, and escaped. */
export const longestUrgentUnits: number = 1024 * 1024;

/**
 * Microtask turns an urgent message waits for company. A program that says a little and ends, ends within them, and what it
 * said goes with its last message.
 */
export const lingeringTurns = 16;
