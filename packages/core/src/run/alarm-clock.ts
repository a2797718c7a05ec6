import { alarms, longestTimerMs } from '../limits.ts';

/** Host timers behind a guest's own; all of them stop with the run. */
export function createAlarmClock(): { sleep(ms: number): Promise<string>; stop(): void } {
  const timers = new Set<ReturnType<typeof setTimeout>>();
  return {
    sleep: (ms) =>
      new Promise((resolve) => {
        // A guest needs one at a time; one that asks for more is not woken for all of them.
        if (timers.size >= alarms) return;
        const timer = setTimeout(
          () => {
            timers.delete(timer);
            resolve('');
          },
          Math.min(ms, longestTimerMs),
        );
        timers.add(timer);
      }),
    stop() {
      for (const timer of timers) clearTimeout(timer);
      timers.clear();
    },
  };
}
