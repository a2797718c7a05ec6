/** Sums of the same numbers differ in their last digits. */
const closeEnough = 1e-6;

/** True for the same JSON. Numbers may differ by rounding; with `anyOrder` lists may be in another order. */
export function isSame(expected: unknown, given: unknown, options: { readonly anyOrder: boolean }): boolean {
  if (typeof expected === 'number' && typeof given === 'number') {
    return Math.abs(expected - given) <= closeEnough * Math.max(1, Math.abs(expected));
  }
  if (Array.isArray(expected)) {
    return Array.isArray(given) && expected.length === given.length && isSameList(expected, given, options);
  }
  if (typeof expected !== 'object' || expected === null) return expected === given;
  if (typeof given !== 'object' || given === null || Array.isArray(given)) return false;
  const members = new Map(Object.entries(given));
  const wanted = Object.entries(expected);
  return (
    wanted.length === members.size &&
    wanted.every(([key, value]) => members.has(key) && isSame(value, members.get(key), options))
  );
}

function isSameList(
  expected: readonly unknown[],
  given: readonly unknown[],
  options: { readonly anyOrder: boolean },
): boolean {
  if (!options.anyOrder) return expected.every((value, index) => isSame(value, given[index], options));
  const left = [...given];
  return expected.every((value) => {
    const at = left.findIndex((one) => isSame(value, one, options));
    if (at >= 0) left.splice(at, 1);
    return at >= 0;
  });
}
