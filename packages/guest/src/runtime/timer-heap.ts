import { floor, push } from './primordials.ts';

/** A timer that waits. */
export interface Timer {
  readonly id: number;
  readonly callback: unknown;
  readonly values: readonly unknown[];
  readonly repeatMs: number | undefined;
  readonly dueMs: number;
}

function isBefore(left: Timer, right: Timer): boolean {
  return left.dueMs < right.dueMs || (left.dueMs === right.dueMs && left.id < right.id);
}

/** Timers by the time they are due; those due together by the order they were set in. */
export function createTimerHeap(): {
  add(timer: Timer): void;
  first(): Timer | undefined;
  /** Takes the first one out. */
  take(): Timer | undefined;
} {
  const items: Timer[] = [];
  const swap = (left: number, right: number): void => {
    const held = items[left] as Timer;
    items[left] = items[right] as Timer;
    items[right] = held;
  };
  const sink = (from: number): void => {
    for (let at = from; ;) {
      const left = 2 * at + 1;
      const right = left + 1;
      let least = at;
      if (left < items.length && isBefore(items[left] as Timer, items[least] as Timer)) least = left;
      if (right < items.length && isBefore(items[right] as Timer, items[least] as Timer)) least = right;
      if (least === at) return;
      swap(at, least);
      at = least;
    }
  };
  return {
    add(timer) {
      push(items, timer);
      for (let at = items.length - 1; at > 0;) {
        const parent = floor((at - 1) / 2);
        if (!isBefore(items[at] as Timer, items[parent] as Timer)) return;
        swap(at, parent);
        at = parent;
      }
    },
    // A program may have put something behind the index of a list that is empty.
    first: () => (items.length > 0 ? items[0] : undefined),
    take() {
      const taken = items[0];
      swap(0, items.length - 1);
      items.length -= 1;
      sink(0);
      return taken;
    },
  };
}
