import type { ApiEntry } from '@sallyport/prompt';
import type { Finder } from './finder.ts';

interface Field {
  readonly raw: string;
  readonly tokens: readonly string[];
  readonly weight: number;
}

interface FieldScore {
  readonly score: number;
  readonly matched: readonly string[];
  readonly phrase: boolean;
}

/**
 * The scoring of `@cloudflare/codemode` 0.5.6, written anew from its behaviour, since its own cannot be imported outside
 * Workers: weighted fields, exact, prefix, phrase and word matches, a coverage rule, no parameter names.
 */
export function createCloudflareScoring(entries: readonly ApiEntry[]): Finder {
  const items = entries.map((entry) => ({
    path: entry.path,
    dotted: normalize(`${entry.namespace}.${entry.name}`),
    method: normalize(entry.name),
    fields: [
      field(`${entry.namespace}.${entry.name}`, 12),
      field(entry.namespace, 8),
      field(entry.name, 10),
      field(entry.description ?? '', 5),
    ],
  }));
  return (query, limit) => {
    const whole = normalize(query);
    const tokens = split(query);
    if (tokens.length === 0) return [];
    const scored = items.flatMap((item) => {
      const score = scoreItem(item, whole, tokens);
      return score === undefined ? [] : [{ path: item.path, score }];
    });
    const ranked = scored.toSorted((left, right) => right.score - left.score || left.path.localeCompare(right.path));
    return ranked.slice(0, limit).map(({ path }) => path);
  };
}

function scoreItem(
  item: { readonly dotted: string; readonly method: string; readonly fields: readonly Field[] },
  whole: string,
  tokens: readonly string[],
): number | undefined {
  const parts = item.fields.map((each) => scoreField(each, whole, tokens));
  const matched = new Set(parts.flatMap((part) => part.matched));
  const coverage = matched.size / tokens.length;
  const phrase = parts.some((part) => part.phrase);
  if (matched.size === 0 || (coverage < (tokens.length <= 2 ? 1 : 0.6) && !phrase)) return undefined;
  let score = parts.reduce((sum, part) => sum + part.score, 0);
  score += coverage === 1 ? 25 : Math.round(coverage * 10);
  if (item.fields[0]?.tokens[0] === tokens[0] || item.fields[2]?.tokens[0] === tokens[0]) score += 8;
  if (item.dotted === whole || item.method === whole) score += 20;
  return score;
}

function scoreField({ raw, tokens: own, weight }: Field, whole: string, tokens: readonly string[]): FieldScore {
  if (raw === '') return { score: 0, matched: [], phrase: false };
  const phrase = raw.includes(whole);
  let score = raw === whole ? weight * 14 : raw.startsWith(whole) ? weight * 9 : phrase ? weight * 6 : 0;
  const matched: string[] = [];
  for (const token of tokens) {
    if (own.includes(token)) score += weight * 4;
    else if (own.some((word) => word.startsWith(token) || token.startsWith(word))) score += weight * 2;
    else if (raw.includes(token)) score += weight;
    else continue;
    matched.push(token);
  }
  return { score, matched, phrase };
}

function field(text: string, weight: number): Field {
  return { raw: normalize(text), tokens: split(text), weight };
}

function normalize(text: string): string {
  return text
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/[_./:-]+/g, ' ')
    .toLowerCase()
    .trim();
}

function split(text: string): string[] {
  return normalize(text)
    .split(/[^a-z0-9]+/)
    .filter((token) => token !== '');
}
