/**
 * The longest delay a timer can hold (2^31 - 1). The SDK ends a request after 60 s unless it is told a time; the run owns
 * the clock here, so a call is given the longest time a timer can say and is ended by its signal.
 */
export const longestTimerMs: number = 2_147_483_647;

/** Pages read before a listing is given up: a server whose cursors never end must not hold the catalogue. */
export const pageLimit: number = 100;

/** Tools, resources or prompts kept from one server. Ten times the largest server known to us. */
export const itemLimit: number = 10_000;

/** A namespace is written in every call, so a server does not get to make it long. */
export const namespaceLength: number = 64;

/** Prompts whose arguments are written into the type of `$prompts.get`. More are one general type. */
export const typedPrompts: number = 50;

/** A link's description is cut here: it travels with every answer that holds the link. */
export const linkTextLength: number = 2_000;

/** Connecting to one server and listing what it offers may take this long. `npx` may have to install first. */
export const startMs: number = 30_000;

/** The wait before the second attempt to connect; each further one waits twice as long. */
export const backoffFloorMs: number = 250;

/** A call that needs a server waits for its next attempt, so attempts are never further apart than this. */
export const backoffCeilingMs: number = 4_000;

/** A connection that lasted this long was a good one: the next is made without a wait. */
export const stableMs: number = 5_000;

/** How often one call may be made again after a sign-in or a wider permission. */
export const recoveriesPerCall: number = 3;

/** Sign-ins tried while one connection is made: the first, and two for wider permissions. */
export const signInsPerStart: number = 3;

/** Kept of what a server wrote to its standard error, for the message when it does not start. */
export const stderrCharacters: number = 2_000;
