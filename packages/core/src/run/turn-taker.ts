/**
 * Lets long pieces of work of one run pass one a turn of the event loop: each of two hundred arguments of a megabyte is
 * read in no time, and all of them at once would hold the host.
 */
export function createTurnTaker(): { next(): Promise<void> } {
  let last: Promise<void> = Promise.resolve();
  const turn = (): Promise<void> =>
    new Promise((resolve) => {
      setTimeout(resolve, 0);
    });
  return {
    next: () => {
      last = last.then(turn);
      return last;
    },
  };
}
