import type { ApiEntry, ApiParts } from '../api-parts.ts';
import { byCodeUnit } from '../order.ts';
import { cut, defuse } from '../plain-text.ts';
import { createDescriber } from './describe.ts';
import type { Description, UnknownPath } from './describe.ts';
import { firstSentence } from './first-sentence.ts';
import { queryConcepts } from './query-concepts.ts';
import { createRanker } from './rank.ts';
import type { Ranker } from './rank.ts';
import { createSuggester } from './suggest.ts';
import { createTermIndex } from './term-index.ts';
import type { TermIndex } from './term-index.ts';

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

const defaultHits = 10;
const mostHits = 50;
const queryCharacters = 1_000;
/** A signature longer than this is cut: `describe` has the whole. */
const signatureCharacters = 4_000;

/** Makes an index that is built when it is first asked. Called once per catalogue. */
export function createSearchIndex(parts: ApiParts): SearchIndex {
  // Equal scores keep this order, so the order a server lists its tools in changes nothing.
  const entries = parts.entries.toSorted((left, right) => byCodeUnit(left.path, right.path));
  let built: { readonly index: TermIndex; readonly rank: Ranker } | undefined;
  const find = (query: string, limit: number): Found[] => {
    built ??= build(entries);
    const concepts = queryConcepts(String(query).slice(0, queryCharacters), built.index);
    return built.rank(concepts, limit).flatMap(({ number, score }) => {
      const entry = entries[number];
      return entry === undefined ? [] : [{ entry, score }];
    });
  };
  const search: SearchIndex['search'] = (query, options) => find(query, clampLimit(options?.limit)).map(toHit);
  const suggest = createSuggester(entries, (words, limit) => find(words, limit).map(({ entry }) => entry.path));
  return { search, suggest, describe: createDescriber(parts, suggest) };
}

function build(entries: readonly ApiEntry[]): { readonly index: TermIndex; readonly rank: Ranker } {
  const index = createTermIndex(entries);
  return { index, rank: createRanker(index) };
}

interface Found {
  readonly entry: ApiEntry;
  readonly score: number;
}

function toHit({ entry, score }: Found): SearchHit {
  return {
    path: entry.path,
    description: firstSentence(entry.description),
    score: Math.round(score * 100) / 100,
    signature: cut(defuse(entry.short).trim(), signatureCharacters),
  };
}

function clampLimit(limit: unknown): number {
  if (typeof limit !== 'number' || !Number.isFinite(limit)) return defaultHits;
  return Math.min(mostHits, Math.max(1, Math.floor(limit)));
}
