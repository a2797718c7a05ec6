/** What a program finds as `performance`. */
export interface GuestPerformance {
  readonly timeOrigin: number;
  /** Milliseconds since the run began; never goes back. */
  now(): number;
  toJSON(): { readonly timeOrigin: number };
}

const { now: currentTime } = Date;

/** Makes `performance`. `begin` sets its origin to now: called when the program is about to start. */
export function createPerformance(): { readonly performance: GuestPerformance; begin(): void } {
  let timeOrigin = currentTime();
  let latest = 0;
  const performance: GuestPerformance = {
    get timeOrigin() {
      return timeOrigin;
    },
    now() {
      const elapsed = currentTime() - timeOrigin;
      if (elapsed > latest) latest = elapsed;
      return latest;
    },
    toJSON: () => ({ timeOrigin }),
  };
  Object.defineProperty(performance, Symbol.toStringTag, { value: 'Performance', configurable: true });
  return {
    performance,
    begin() {
      timeOrigin = currentTime();
      latest = 0;
    },
  };
}
