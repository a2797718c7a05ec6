/** Orders by UTF-16 code units, which no locale can change. */
export function byCodeUnit(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
