/**
 * The longest delay a timer can hold (2^31 - 1). The SDK ends a request after 60 s unless it is told a time; the run owns
 * the clock here, so a call is given the longest time a timer can say and is ended by its signal.
 */
export const longestTimerMs: number = 2_147_483_647;

/** Pages read before a listing is given up: a server whose cursors never end must not hold the catalogue. */
export const pageLimit: number = 100;

/** Tools kept from one server. Ten times the largest server known to us. */
export const toolLimit: number = 10_000;

/** A namespace is written in every call, so a server does not get to make it long. */
export const namespaceLength: number = 64;
