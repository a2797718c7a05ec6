import { createTurnTaker } from './turn-taker.ts';

/**
 * How much of a kind of work one run may do in a turn of the event loop. Two hundred results of a few megabytes that are
 * ready together would hold the host for seconds; one alone, or many that are small, wait for nothing.
 */
export function createTurnBudget(mostUnits: number): {
  /** Undefined where there is room in this turn; otherwise resolves in a turn of its own. */
  room(): Promise<void> | undefined;
  spend(units: number): void;
} {
  let turns: ReturnType<typeof createTurnTaker> | undefined;
  let spentUnits = 0;
  let waiting = 0;
  let isCounting = false;
  const wait = async (): Promise<void> => {
    waiting++;
    turns ??= createTurnTaker();
    await turns.next();
    waiting--;
  };
  return {
    room: () => (spentUnits < mostUnits && waiting === 0 ? undefined : wait()),
    spend(units) {
      spentUnits += units;
      if (isCounting || spentUnits < mostUnits) return;
      isCounting = true;
      setTimeout(() => {
        spentUnits = 0;
        isCounting = false;
      }, 0);
    },
  };
}
