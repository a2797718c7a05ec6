/** What a program finds as `performance`. */
export interface GuestPerformance {
  readonly timeOrigin: number;
  /** Milliseconds since the run began; never goes back. */
  now(): number;
  toJSON(): { readonly timeOrigin: number };
}

const { now: currentTime } = Date;

/** Makes `performance` with its origin now. Called once per run, when the program is about to start. */
export function createPerformance(): GuestPerformance {
  const timeOrigin = currentTime();
  let latest = 0;
  const performance: GuestPerformance = {
    timeOrigin,
    now() {
      const elapsed = currentTime() - timeOrigin;
      if (elapsed > latest) latest = elapsed;
      return latest;
    },
    toJSON: () => ({ timeOrigin }),
  };
  Object.defineProperty(performance, Symbol.toStringTag, { value: 'Performance', configurable: true });
  return performance;
}
