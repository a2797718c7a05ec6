import { patternSteps } from '../limits.ts';

/**
 * How a naive matcher's work grows with the text: the power of its length, or Infinity where it may grow
 * exponentially or the pattern is beyond this estimate. Patterns come from third parties and texts from programs, so a
 * pattern is only tried where its worst case is affordable.
 */
export function patternPower(pattern: string): number {
  let power = pattern.startsWith('^') ? 0 : 1;
  // For each open group: does it hold an unbounded quantifier or an alternative?
  const groups: { repeats: boolean }[] = [];
  let closed: { repeats: boolean } | undefined;
  for (let at = 0; at < pattern.length; at++) {
    const character = pattern[at];
    const last = closed;
    closed = undefined;
    if (character === '\\') {
      if (/[1-9k]/u.test(pattern[at + 1] ?? '')) return Infinity;
      at++;
    } else if (character === '[') {
      at = endOfClass(pattern, at);
    } else if (character === '(') {
      if (/^\(\?(?:[=!]|<[=!])/u.test(pattern.slice(at, at + 4))) return Infinity;
      groups.push({ repeats: false });
    } else if (character === ')') {
      closed = groups.pop();
      const outer = groups.at(-1);
      if (closed?.repeats && outer) outer.repeats = true;
    } else if (character === '|') {
      const group = groups.at(-1);
      if (group) group.repeats = true;
    } else if (character === '*' || character === '+' || isWideRange(pattern, at)) {
      // A repeated group that can itself match in several ways: the classic exponential case.
      if (last?.repeats) return Infinity;
      power++;
      const group = groups.at(-1);
      if (group) group.repeats = true;
    }
  }
  return power;
}

function endOfClass(pattern: string, start: number): number {
  for (let at = start + 1; at < pattern.length; at++) {
    if (pattern[at] === '\\') at++;
    else if (pattern[at] === ']') return at;
  }
  return pattern.length;
}

/** `{n,}` and `{n,m}` repeat a number of times that is not fixed; `{n}` does not. */
function isWideRange(pattern: string, at: number): boolean {
  return pattern[at] === '{' && /^\{\d+,\d*\}/u.test(pattern.slice(at, at + 24));
}

/** True when matching a text of this length against a pattern of this power stays affordable. */
export function isAffordable(power: number, textLength: number): boolean {
  return power !== Infinity && Math.max(textLength, 1) ** Math.max(power, 1) <= patternSteps;
}
