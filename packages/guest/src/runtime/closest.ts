import { endsWith, min, push, slice, startsWith } from './primordials.ts';

/** Names longer than this are compared by their beginnings only. */
const comparedLength = 64;
const offered = 3;
/** A part of a name shorter than this says little. */
const partLength = 4;

/** The names most like `name`, best first, at most three; those too far off are left out. */
export function closest(name: string, names: readonly string[]): readonly string[] {
  const wanted = normalise(name);
  const found: { readonly name: string; readonly distance: number }[] = [];
  for (let at = 0; at < names.length; at++) {
    const candidate = names[at] as string;
    const text = normalise(candidate);
    const distance = holds(text, wanted) ? 1 : editDistance(wanted, text);
    if (distance <= 1 + wanted.length / 3) insert(found, { name: candidate, distance });
  }
  const best: string[] = [];
  for (let at = 0; at < found.length && at < offered; at++) push(best, found[at]?.name);
  return best;
}

/** A namespace is often wished for by a part of its name: `everything` for `mcp_servers_everything`. */
function holds(text: string, wanted: string): boolean {
  return wanted.length >= partLength && (startsWith(text, wanted) || endsWith(text, wanted));
}

function insert(
  found: { readonly name: string; readonly distance: number }[],
  item: { readonly name: string; readonly distance: number },
): void {
  push(found, item);
  for (let at = found.length - 1; at > 0; at--) {
    const before = found[at - 1];
    if (!before || before.distance <= item.distance) return;
    found[at] = before;
    found[at - 1] = item;
  }
}

/** `list_issues`, `listIssues` and `list-issues` are the same wish. */
function normalise(name: string): string {
  let text = '';
  for (let at = 0; at < name.length && text.length < comparedLength; at++) {
    const letter = slice(name, at, at + 1);
    if (letter === '_' || letter === '-') continue;
    text += letter >= 'A' && letter <= 'Z' ? (lower[letter] ?? letter) : letter;
  }
  return text;
}

const lower: Record<string, string> = { __proto__: null } as never;
for (let code = 65; code <= 90; code++) lower[String.fromCharCode(code)] = String.fromCharCode(code + 32);

function editDistance(left: string, right: string): number {
  let previous: number[] = [];
  for (let column = 0; column <= right.length; column++) push(previous, column);
  for (let row = 1; row <= left.length; row++) {
    const current: number[] = [row];
    for (let column = 1; column <= right.length; column++) {
      const change = left[row - 1] === right[column - 1] ? 0 : 1;
      push(
        current,
        min(min((previous[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1), (previous[column - 1] ?? 0) + change),
      );
    }
    previous = current;
  }
  return previous[right.length] ?? 0;
}
