/** Bytes of one HTTP request. Programs are at most 128 KiB, and everything else of the protocol is smaller. */
export const requestBytes: number = 1024 * 1024;

/** Clients connected over HTTP at one moment. */
export const httpSessions = 100;

/** Where `serve --http` listens unless a port is given. */
export const defaultPort = 8_931;

/** Where the page of a sign-in comes back to, on this machine. */
export const signInPort = 8_932;

/** Tools shown for one search. */
export const searchHits = 10;

/** A file that was written is read when nothing more has come for this long. */
export const settleMs = 100;

/** Tools shown for `.search` of a person who types. */
export const replHits = 5;

/** Typed lines kept from one time to the next. */
export const historyLines = 1_000;
