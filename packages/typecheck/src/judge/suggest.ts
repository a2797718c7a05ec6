const farthest = 0.4;

/** The names closest to a misspelt one, best first; none where none is close. */
export function suggest(name: string, known: readonly string[], most = 2): readonly string[] {
  const wanted = plain(name);
  const scored = known
    .map((each) => ({ each, distance: distanceOf(wanted, plain(each)) }))
    .filter(({ each, distance }) => distance <= farthest * Math.max(wanted.length, plain(each).length));
  return scored
    .toSorted((a, b) => a.distance - b.distance)
    .slice(0, most)
    .map(({ each }) => each);
}

/** ` Did you mean a or b?`, or nothing. */
export function didYouMean(names: readonly string[]): string {
  return names.length === 0 ? '' : ` Did you mean ${names.map((name) => `\`${name}\``).join(' or ')}?`;
}

/** `listIssues`, `list_issues` and `list-issues` are one name. */
function plain(name: string): string {
  return name
    .slice(0, 100)
    .replaceAll(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase();
}

/** Edits from one word to the other; what one has in front of or behind the other counts half. */
function distanceOf(a: string, b: string): number {
  if (a !== '' && b !== '' && (a.includes(b) || b.includes(a))) return Math.abs(a.length - b.length) / 2;
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const replaced = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
