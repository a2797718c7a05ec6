/** Watches how long this thread works without a pause, in processor time: what other processes take does not count. */
export interface BusyTime {
  stop(): { readonly longestMs: number };
}

/** Begins to watch, a millisecond at a time. */
export function watchBusyTime(): BusyTime {
  let longestMs = 0;
  let before = processorMs();
  const timer = setInterval(() => {
    const now = processorMs();
    longestMs = Math.max(longestMs, now - before);
    before = now;
  }, 1);
  return {
    stop() {
      clearInterval(timer);
      return { longestMs };
    },
  };
}

function processorMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}
