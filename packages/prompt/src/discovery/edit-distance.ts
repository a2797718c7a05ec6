/** Strings are compared as far as this. */
const comparedCharacters = 64;

/**
 * Optimal string alignment distance: insertions, deletions, replacements and swaps of neighbours. Answers `limit + 1`
 * once it must be larger than `limit`, and looks no further than `limit` off the diagonal.
 */
export function editDistance(left: string, right: string, limit: number): number {
  const from = left.slice(0, comparedCharacters);
  const to = right.slice(0, comparedCharacters);
  if (Math.abs(from.length - to.length) > limit) return limit + 1;
  const over = limit + 1;
  let [before, previous, current] = [row(to.length, over), row(to.length, over), row(to.length, over)];
  for (let column = 0; column <= Math.min(limit, to.length); column += 1) previous[column] = column;
  for (let at = 1; at <= from.length; at += 1) {
    const first = Math.max(1, at - limit);
    const last = Math.min(to.length, at + limit);
    current.fill(over);
    if (at <= limit) current[0] = at;
    let least = current[0] ?? over;
    for (let column = first; column <= last; column += 1) {
      const cost = costAt(from, to, at, column, before, previous, current);
      current[column] = Math.min(cost, over);
      least = Math.min(least, cost);
    }
    if (least > limit) return over;
    [before, previous, current] = [previous, current, before];
  }
  return previous[to.length] ?? over;
}

function row(length: number, value: number): Uint8Array {
  return new Uint8Array(length + 1).fill(value);
}

function costAt(
  from: string,
  to: string,
  at: number,
  column: number,
  before: Uint8Array,
  previous: Uint8Array,
  current: Uint8Array,
): number {
  const here = from.charCodeAt(at - 1);
  const there = to.charCodeAt(column - 1);
  const replaced = (previous[column - 1] ?? 0) + (here === there ? 0 : 1);
  const cost = Math.min(replaced, (previous[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1);
  if (at < 2 || column < 2 || here !== to.charCodeAt(column - 2) || from.charCodeAt(at - 2) !== there) return cost;
  return Math.min(cost, (before[column - 2] ?? 0) + 1);
}
