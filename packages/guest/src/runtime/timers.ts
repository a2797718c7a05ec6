import { apply, createSafeMap, currentTime, push } from './primordials.ts';
import { createTimerHeap, type Timer } from './timer-heap.ts';

/** The longest delay a timer can have; longer ones count as this, as everywhere. */
const longestDelayMs = 0x7fffffff;

const PrivateTypeError = TypeError;

/** The four timer functions. Time passes on the host: the guest asks to be woken. */
export interface Timers {
  setTimeout(callback: unknown, delayMs?: unknown, ...values: unknown[]): number;
  setInterval(callback: unknown, delayMs?: unknown, ...values: unknown[]): number;
  clearTimeout(id?: unknown): void;
  clearInterval(id?: unknown): void;
}

/** Timers over one kind of message: `wake` is answered when the time has passed. `onThrow` gets what callbacks throw. */
export function createTimers(wake: (delayMs: number) => Promise<unknown>, onThrow: (error: unknown) => void): Timers {
  const heap = createTimerHeap();
  /** Timers not yet fired or cleared. A cleared one stays in the heap until its time comes. */
  const alive = createSafeMap<number, Timer>();
  let lastId = 0;
  let wokenAtMs = Infinity;
  let isAsking = false;

  const ask = async (): Promise<void> => {
    if (isAsking) return;
    // Once a turn: a program may set a thousand timers, each earlier than the last.
    isAsking = true;
    await undefined;
    isAsking = false;
    const dueMs = heap.first()?.dueMs ?? Infinity;
    if (dueMs >= wokenAtMs) return;
    wokenAtMs = dueMs;
    const delayMs = dueMs - currentTime();
    await wake(delayMs > 0 ? delayMs : 0);
    if (wokenAtMs !== dueMs) return;
    wokenAtMs = Infinity;
    await fire();
    void ask();
  };
  const fire = async (): Promise<void> => {
    const nowMs = currentTime();
    // Only those due now: a callback that sets a timer again must let others pass.
    const due: Timer[] = [];
    for (let next = heap.first(); next && next.dueMs <= nowMs; next = heap.first()) push(due, heap.take());
    for (let at = 0; at < due.length; at++) {
      const timer = due[at] as Timer;
      if (!alive.delete(timer.id)) continue;
      if (timer.repeatMs !== undefined) insert({ ...timer, dueMs: currentTime() + timer.repeatMs });
      try {
        apply(timer.callback as () => void, undefined, timer.values);
      } catch (error) {
        onThrow(error);
      }
      // What the callback promised comes before the next callback.
      await undefined;
    }
  };
  const insert = (timer: Timer): void => {
    heap.add(timer);
    alive.set(timer.id, timer);
  };
  const add = (callback: unknown, delay: unknown, values: readonly unknown[], repeats: boolean): number => {
    if (typeof callback !== 'function') throw new PrivateTypeError('A timer needs a function to call.');
    const asked = typeof delay === 'number' ? delay : Number(delay);
    const delayMs = asked >= 1 ? (asked > longestDelayMs ? longestDelayMs : asked) : 1;
    const timer: Timer = {
      id: ++lastId,
      callback,
      values,
      repeatMs: repeats ? delayMs : undefined,
      dueMs: currentTime() + delayMs,
    };
    insert(timer);
    if (timer.dueMs < wokenAtMs) void ask();
    return timer.id;
  };
  return {
    setTimeout: (callback, delayMs, ...values) => add(callback, delayMs, values, false),
    setInterval: (callback, delayMs, ...values) => add(callback, delayMs, values, true),
    clearTimeout: (id) => void alive.delete(id as number),
    clearInterval: (id) => void alive.delete(id as number),
  };
}
