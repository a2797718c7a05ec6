import type { ApiEntry } from '@sallyport/prompt';
import type { Finder } from './finder.ts';

const k1 = 1.2;
const b = 0.75;

/** BM25 as anyone would write it in forty lines: one bag of lower-case words per tool, names split at humps and separators. */
export function createPlainBm25(entries: readonly ApiEntry[]): Finder {
  const postings = new Map<string, Map<number, number>>();
  const lengths = entries.map((entry, id) => {
    const words = split(textOf(entry));
    for (const word of words) {
      const posting = postings.get(word) ?? new Map<number, number>();
      posting.set(id, (posting.get(id) ?? 0) + 1);
      postings.set(word, posting);
    }
    return words.length;
  });
  const average = lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, lengths.length);
  return (query, limit) => {
    const scores = new Map<number, number>();
    for (const word of new Set(split(query))) {
      const posting = postings.get(word);
      if (posting === undefined) continue;
      const rarity = Math.log(1 + (entries.length - posting.size + 0.5) / (posting.size + 0.5));
      for (const [id, count] of posting) {
        const weight = (count * (k1 + 1)) / (count + k1 * (1 - b + (b * (lengths[id] ?? 0)) / average));
        scores.set(id, (scores.get(id) ?? 0) + rarity * weight);
      }
    }
    const ranked = [...scores].toSorted(([leftId, left], [rightId, right]) => right - left || leftId - rightId);
    return ranked.slice(0, limit).map(([id]) => entries[id]?.path ?? '');
  };
}

function textOf(entry: ApiEntry): string {
  const parameters = (entry.parameters ?? []).map(({ name, description }) => `${name} ${description ?? ''}`);
  return [entry.namespace, entry.name, entry.title, entry.description, ...parameters].join(' ');
}

function split(text: string): string[] {
  const humps = text.replace(/(\p{Ll}|\p{N})(\p{Lu})/gu, '$1 $2').toLowerCase();
  return humps.match(/[\p{L}\p{N}]+/gu) ?? [];
}
