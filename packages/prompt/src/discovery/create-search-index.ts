import MiniSearch from 'minisearch';
import type { ApiEntry, ApiParts } from '../api-parts.ts';
import { createDescriber } from './describe.ts';
import type { Description, UnknownPath } from './describe.ts';
import { firstSentence } from './first-sentence.ts';
import { createSuggester } from './suggest.ts';
import { indexTerms } from './words.ts';

/** One tool that matches a query. */
export interface SearchHit {
  /** `github.list_issues`. */
  readonly path: string;
  /** The first sentence of the tool's description. */
  readonly description: string;
  /** Comparable within one answer only. */
  readonly score: number;
  /** The tool's signature with its first sentence. */
  readonly signature: string;
}

/** Finds tools in a catalogue. Every answer is plain JSON. */
export interface SearchIndex {
  /** Tools that fit plain words, best first. `limit` is 10 unless given, at most 50. */
  search(query: string, options?: { readonly limit?: number }): SearchHit[];
  /** One tool's types, docs and an example; or paths that look like the one asked for. */
  describe(path: string): Description | UnknownPath;
  /** Up to five paths that look like one that does not exist: "did you mean". */
  suggest(path: string): string[];
}

export const defaultHits = 10;
export const mostHits = 50;
const queryCharacters = 1_000;

interface Indexed {
  readonly id: number;
  readonly name: string;
  readonly namespace: string;
  readonly title: string;
  readonly summary: string;
  readonly details: string;
  readonly parameters: string;
}

/** Makes an index that is built when it is first asked. Called once per catalogue. */
export function createSearchIndex(parts: ApiParts): SearchIndex {
  let built: MiniSearch<Indexed> | undefined;
  const engine = (): MiniSearch<Indexed> => (built ??= build(parts.entries));
  const search = (query: string, options: { readonly limit?: number } = {}): SearchHit[] => {
    const limit = clampLimit(options?.limit);
    const found = engine().search(String(query).slice(0, queryCharacters)).slice(0, limit);
    return found.flatMap(({ id, score }) => {
      const entry = typeof id === 'number' ? parts.entries[id] : undefined;
      return entry === undefined ? [] : [toHit(entry, score)];
    });
  };
  const suggest = createSuggester(parts.entries, (words, limit) => search(words, { limit }).map(({ path }) => path));
  return { search, suggest, describe: createDescriber(parts, suggest) };
}

function build(entries: readonly ApiEntry[]): MiniSearch<Indexed> {
  const index = new MiniSearch<Indexed>({
    fields: ['name', 'namespace', 'title', 'summary', 'details', 'parameters'],
    tokenize: indexTerms,
    processTerm: (term) => term,
    searchOptions: {
      boost: { name: 4, namespace: 2, title: 2, summary: 2, details: 0.7, parameters: 0.5 },
      prefix: (term) => term.length > 3,
      fuzzy: (term) => (term.length > 4 ? 0.2 : false),
      weights: { fuzzy: 0.3, prefix: 0.4 },
    },
  });
  index.addAll(entries.map(toIndexed));
  return index;
}

function toIndexed(entry: ApiEntry, id: number): Indexed {
  const description = (entry.description ?? '').slice(0, 8_000);
  return {
    id,
    name: entry.name === entry.identifier ? entry.name : `${entry.name} ${entry.identifier}`,
    namespace: entry.namespace,
    title: entry.title ?? '',
    summary: firstSentence(description),
    details: description,
    parameters: (entry.parameters ?? []).map(({ name, description: doc }) => `${name} ${doc ?? ''}`).join('\n'),
  };
}

function toHit(entry: ApiEntry, score: number): SearchHit {
  return {
    path: entry.path,
    description: firstSentence(entry.description),
    score: Math.round(score * 100) / 100,
    signature: entry.short,
  };
}

function clampLimit(limit: unknown): number {
  if (typeof limit !== 'number' || !Number.isFinite(limit)) return defaultHits;
  return Math.min(mostHits, Math.max(1, Math.floor(limit)));
}
