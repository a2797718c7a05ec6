/** Bytes of one HTTP request. Programs are at most 128 KiB, and everything else of the protocol is smaller. */
export const requestBytes: number = 1024 * 1024;

/** Clients connected over HTTP at one moment. */
export const httpSessions = 100;

/** Where `serve --http` listens unless a port is given. */
export const defaultPort = 8_931;
