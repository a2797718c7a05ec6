import type { ApiEntry } from '../api-parts.ts';
import { byCodeUnit } from '../order.ts';
import { editDistance } from './edit-distance.ts';

const suggestions = 5;
const pathCharacters = 256;

/** A path without the things people get wrong: case, separators, a leading `codemode.`. */
export function looseKey(path: string): string {
  return path
    .slice(0, pathCharacters)
    .replace(/^\s*codemode\s*[./]/i, '')
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, '');
}

/**
 * Makes the "did you mean" of a catalogue: paths spelt nearly like the one asked for, then paths whose words match it.
 * `search` finds the latter.
 */
export function createSuggester(
  entries: readonly ApiEntry[],
  search: (words: string, limit: number) => string[],
): (path: string) => string[] {
  let built: readonly Target[] | undefined;
  return (path) => {
    const text = looseKey(String(path));
    if (text === '') return [];
    const asked = { text, letters: lettersOf(text) };
    const limit = allowance(text);
    built ??= entries.map(toTarget);
    const near = built
      .map((target) => ({ path: target.path, distance: distanceTo(target, asked, limit) }))
      .filter(({ distance }) => distance <= limit)
      .toSorted((left, right) => left.distance - right.distance || byCodeUnit(left.path, right.path))
      .map((target) => target.path);
    const found = near.length < suggestions ? search(String(path).slice(0, pathCharacters), suggestions) : [];
    return [...new Set([...near, ...found])].slice(0, suggestions);
  };
}

interface Target {
  readonly path: string;
  /** Loose keys of the whole path, of the identifier alone and of the tool's own name. */
  readonly keys: readonly Key[];
}

/** A loose key and which letters it holds. */
interface Key {
  readonly text: string;
  readonly letters: number;
}

function toTarget(entry: ApiEntry): Target {
  const keys = [looseKey(entry.path), looseKey(entry.identifier), looseKey(entry.name)];
  const texts = [...new Set(keys)].filter((key) => key !== '');
  return { path: entry.path, keys: texts.map((text) => ({ text, letters: lettersOf(text) })) };
}

/** A name alone, without its namespace, counts as half a slip more. */
function distanceTo(target: Target, asked: Key, limit: number): number {
  let least = limit + 1;
  for (const [index, { text, letters }] of target.keys.entries()) {
    // One slip changes at most two of the letters that occur, so most of a catalogue needs no closer look.
    if (bitCount(letters ^ asked.letters) > 2 * limit) continue;
    least = Math.min(least, editDistance(asked.text, text, limit) + (index === 0 ? 0 : 0.5));
  }
  return least;
}

/** The characters of a text as a set of 32 bits. */
function lettersOf(text: string): number {
  let letters = 0;
  for (let at = 0; at < text.length; at += 1) letters |= 1 << (text.charCodeAt(at) & 31);
  return letters;
}

function bitCount(bits: number): number {
  let count = 0;
  for (let rest = bits; rest !== 0; rest &= rest - 1) count += 1;
  return count;
}

function allowance(asked: string): number {
  return Math.min(3, Math.max(1, Math.floor(asked.length / 4)));
}
