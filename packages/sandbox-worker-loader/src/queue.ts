/** Lets a number of holders in at a time; the others wait in order. */
export interface Queue {
  /**
   * Resolves with the function that makes room for the next, to be called once. Rejects with `signal.reason` when the
   * signal aborts first; the place in the line is then given up.
   */
  enter(signal: AbortSignal): Promise<() => void>;
}

/** Makes a queue with room for `maximum` at a time. */
export function createQueue(maximum: number): Queue {
  const waiting = new Set<() => void>();
  let inside = 0;
  const leave = (): void => {
    const [next] = waiting;
    if (next === undefined) inside--;
    else next();
  };
  return {
    enter: async (signal) => {
      signal.throwIfAborted();
      if (inside < maximum) {
        inside++;
        return leave;
      }
      const { promise, resolve, reject } = Promise.withResolvers<() => void>();
      const giveUp = (): void => {
        waiting.delete(admit);
        reject(signal.reason as Error);
      };
      const admit = (): void => {
        waiting.delete(admit);
        signal.removeEventListener('abort', giveUp);
        resolve(leave);
      };
      waiting.add(admit);
      signal.addEventListener('abort', giveUp, { once: true });
      return promise;
    },
  };
}
