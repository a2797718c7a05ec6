import SearchableMap from 'minisearch/SearchableMap';
import type { ApiEntry, ApiParameter } from '../api-parts.ts';
import { createTermReader } from './words.ts';
import type { TermReader } from './words.ts';

/** Where a term occurs. */
export interface Posting {
  /** Twice the entry's number, plus one where the term is part of the tool's own name. */
  readonly places: number[];
  /** How strongly, for each place: occurrences weighted by field, held down in long fields. */
  readonly weights: number[];
}

/** A catalogue by term. */
export interface TermIndex {
  readonly size: number;
  /** Every term, as a tree that can be asked for prefixes and near misses. */
  readonly terms: SearchableMap<Posting>;
  /** By entry number: how many terms its name has. */
  readonly nameLengths: readonly number[];
}

interface Field {
  readonly weight: number;
  /** How much a long text is held down, from 0 to 1. */
  readonly damping: number;
  /** The usual number of terms. Fixed, so that one tool's place does not depend on every other's length. */
  readonly usual: number;
}

const fields: {
  readonly [name in 'name' | 'namespace' | 'title' | 'summary' | 'details' | 'parameters' | 'parameterDocs']: Field;
} = {
  name: { weight: 2.4, damping: 0.4, usual: 3 },
  namespace: { weight: 2, damping: 0, usual: 1 },
  title: { weight: 2, damping: 0.4, usual: 3 },
  summary: { weight: 1.6, damping: 0.4, usual: 14 },
  details: { weight: 0.6, damping: 0.7, usual: 60 },
  parameters: { weight: 0.6, damping: 0.7, usual: 8 },
  parameterDocs: { weight: 0.3, damping: 0.7, usual: 40 },
};

/** How much of each text is read. What a tool does stands near the top of its description. */
const summaryCharacters = 220;
const detailCharacters = 1_000;
const parametersRead = 40;
const parameterCharacters = 100;

/** Reads a catalogue once. Linear in the text read, which is bounded for each tool. */
export function createTermIndex(entries: readonly ApiEntry[]): TermIndex {
  const postings = new Map<string, Posting>();
  const read = createTermReader();
  const nameLengths = entries.map((entry, number) => {
    const weights = new Map<string, number>();
    const names = read(entry.name);
    addField(weights, names, fields.name);
    addField(weights, read(entry.namespace), fields.namespace);
    addField(weights, read(entry.title ?? ''), fields.title);
    const description = entry.description ?? '';
    const split = wordEnd(description, summaryCharacters);
    addField(weights, read(description.slice(0, split)), fields.summary);
    addField(weights, read(description.slice(split, split + detailCharacters)), fields.details);
    addParameters(weights, entry, read);
    const own = new Set(names);
    for (const [term, weight] of weights) addPlace(postings, term, 2 * number + (own.has(term) ? 1 : 0), weight);
    return Math.max(1, own.size);
  });
  const terms = new SearchableMap<Posting>();
  for (const [term, posting] of postings) terms.set(term, posting);
  return { size: entries.length, terms, nameLengths };
}

function addParameters(weights: Map<string, number>, entry: ApiEntry, read: TermReader): void {
  const parameters = (entry.parameters ?? []).slice(0, parametersRead);
  const texts = (pick: (parameter: ApiParameter) => string): string[] =>
    parameters.flatMap((parameter) => read(pick(parameter).slice(0, parameterCharacters)));
  addField(
    weights,
    texts(({ name }) => name),
    fields.parameters,
  );
  addField(
    weights,
    texts(({ description }) => description ?? ''),
    fields.parameterDocs,
  );
}

function addField(weights: Map<string, number>, terms: readonly string[], field: Field): void {
  const share = field.weight / (1 - field.damping + (field.damping * terms.length) / field.usual);
  for (const term of terms) weights.set(term, (weights.get(term) ?? 0) + share);
}

function addPlace(postings: Map<string, Posting>, term: string, place: number, weight: number): void {
  const posting = postings.get(term);
  if (posting === undefined) postings.set(term, { places: [place], weights: [weight] });
  else {
    posting.places.push(place);
    posting.weights.push(weight);
  }
}

/** The end of the word that stands at `at`. */
function wordEnd(text: string, at: number): number {
  if (text.length <= at) return text.length;
  const space = text.indexOf(' ', at);
  return space < 0 || space > at + 40 ? at : space;
}
