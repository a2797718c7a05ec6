/** One thing a group would like to have next. */
export interface Step {
  /** What it costs now, on top of what was taken before. */
  price(): number;
  /** Takes it. */
  take(): void;
}

/** A namespace, as the budget sees it: what it wants, in the order it wants it. */
export interface Claimant {
  readonly steps: Iterator<Step>;
}

/**
 * Divides a budget: whoever has spent least may take its next step; a group whose next step no longer fits is done. So a group
 * that wants little gets all of it, and groups that want more share the rest equally. The order of `claimants` decides
 * ties, which makes the result a function of the input alone. Returns what was left over.
 */
export function fillFairly(claimants: readonly Claimant[], budget: number): number {
  let left = budget;
  const heap: Turn[] = claimants.map((claimant, order) => ({ claimant, order, spent: 0 }));
  while (heap.length > 0) {
    const turn = heap[0];
    if (turn === undefined) break;
    const next = turn.claimant.steps.next();
    const price = next.done === true ? Infinity : next.value.price();
    if (next.done === true || price > left) {
      const last = heap.pop();
      if (last !== undefined && heap.length > 0) heap[0] = last;
    } else {
      next.value.take();
      left -= price;
      turn.spent += price;
    }
    settle(heap);
  }
  return left;
}

interface Turn {
  readonly claimant: Claimant;
  readonly order: number;
  spent: number;
}

/** Sinks the first element to its place in a binary heap. */
function settle(heap: Turn[]): void {
  let at = 0;
  for (;;) {
    let least = at;
    for (const child of [2 * at + 1, 2 * at + 2]) if (isBefore(heap[child], heap[least])) least = child;
    const here = heap[at];
    const there = heap[least];
    if (least === at || here === undefined || there === undefined) return;
    heap[at] = there;
    heap[least] = here;
    at = least;
  }
}

function isBefore(left: Turn | undefined, right: Turn | undefined): boolean {
  if (left === undefined || right === undefined) return false;
  return left.spent < right.spent || (left.spent === right.spent && left.order < right.order);
}
