/**
 * File descriptors of a guest process beside the standard three. Those are left alone: Node makes them non-blocking
 * for its own streams, and nothing a guest does may write to them.
 */
export const pipes = {
  /** Frames from the parent; read blocking by the main thread. */
  requests: 3,
  /** Frames to the parent; written blocking by the main thread. */
  reports: 4,
  /** One byte from the watcher: why it is about to kill the process. */
  reasons: 5,
} as const;
