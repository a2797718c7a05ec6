/**
 * The few words the engine's main thread and its watcher share, as indexes into one `Int32Array`. The main thread may
 * be inside a guest that never returns, so the watcher only ever reads.
 */
export const shared = {
  /** 0: idle. Otherwise the number of the run under way. */
  run: 0,
  /** Kibibytes of resident memory the process may hold during this run. */
  residentKibibytes: 1,
  /** Milliseconds of processor time the process may have used when this run is over its limit. */
  cpuLimitMs: 2,
  /** 1 while the watcher sleeps and wants to be woken. */
  asleep: 3,
  /** 1 once the watcher looks. */
  watching: 4,
} as const;

export const sharedWords = 5;
