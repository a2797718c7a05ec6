import type { ApiEntry } from '../api-parts.ts';
import { byCodeUnit } from '../order.ts';
import { editDistance } from './edit-distance.ts';

const suggestions = 5;
const candidates = 40;
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
    const asked = looseKey(String(path));
    if (asked === '') return [];
    built ??= entries.map(toTarget);
    const near = built
      .map((target) => ({ path: target.path, distance: distanceTo(target, asked) }))
      .filter(({ distance }) => distance <= allowance(asked))
      .toSorted((left, right) => left.distance - right.distance || byCodeUnit(left.path, right.path))
      .map((target) => target.path);
    const found = near.length < suggestions ? search(String(path).slice(0, pathCharacters), candidates) : [];
    return [...new Set([...near, ...found])].slice(0, suggestions);
  };
}

interface Target {
  readonly path: string;
  /** Loose keys of the whole path, of the identifier alone and of the tool's own name. */
  readonly keys: readonly string[];
}

function toTarget(entry: ApiEntry): Target {
  const keys = [looseKey(entry.path), looseKey(entry.identifier), looseKey(entry.name)];
  return { path: entry.path, keys: [...new Set(keys)].filter((key) => key !== '') };
}

/** A name alone, without its namespace, counts as one slip more. */
function distanceTo(target: Target, asked: string): number {
  const limit = allowance(asked);
  let least = limit + 1;
  for (const [index, key] of target.keys.entries()) {
    least = Math.min(least, editDistance(asked, key, limit) + (index === 0 ? 0 : 0.5));
  }
  return least;
}

function allowance(asked: string): number {
  return Math.min(4, Math.max(1, Math.floor(asked.length / 4)));
}
