/** Gathers texts that are ready together, so that they cross together. */
export interface Gatherer {
  /** `isLast` says that no other is awaited: then all cross now. */
  add(id: number, text: string, isLast?: boolean): void;
  /** Lets what was gathered cross now. */
  flush(): void;
}

/** Its reactions are microtasks. `queueMicrotask` makes more of each: in workerd that costs a call a tenth of its time. */
const settled = Promise.resolve();

/** At the end of the microtask turn. */
export function inThisTurn(flush: () => void): void {
  void settled.then(flush);
}

/** Makes a gatherer that hands over what it has when `later` says so, and earlier where it is more than `mostUnits`. */
export function createGatherer(
  mostUnits: number,
  later: (flush: () => void) => unknown,
  cross: (ids: readonly number[], texts: readonly string[]) => void,
): Gatherer {
  let ids: number[] = [];
  let texts: string[] = [];
  let units = 0;
  let isDue = false;
  const flush = (): void => {
    if (ids.length === 0) return;
    const [ready, readyTexts] = [ids, texts];
    ids = [];
    texts = [];
    units = 0;
    cross(ready, readyTexts);
  };
  const flushDue = (): void => {
    isDue = false;
    flush();
  };
  return {
    add(id, text, isLast = false) {
      ids.push(id);
      texts.push(text);
      units += text.length;
      if (isLast || units > mostUnits) flush();
      else if (!isDue) {
        isDue = true;
        later(flushDue);
      }
    },
    flush,
  };
}
