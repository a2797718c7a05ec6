import { editDistance } from './edit-distance.ts';
import { stem } from './stem.ts';
import { longForm, relatedTerms, translate } from './synonyms.ts';
import type { Posting, TermIndex } from './term-index.ts';
import { isEmptyWord, plainWords } from './words.ts';

/** One thing a query asks for, and every indexed term that may stand for it. */
export interface Concept {
  readonly alternatives: readonly { readonly posting: Posting; readonly trust: number }[];
}

/** How much a match counts that is not the word itself. */
const trust = { itself: 1, joined: 0.9, translated: 0.7, related: 0.6, nearMiss: 0.75, farMiss: 0.5, longer: 0.5 };
/** A query is read as far as this many words. */
const conceptLimit = 32;
const longerTerms = 12;
const nearMisses = 6;
const commonCount = 200;

/** Reads a query against an index. Words that nothing in the catalogue resembles give no concept. */
export function queryConcepts(query: string, index: TermIndex): Concept[] {
  const words = plainWords(query).flatMap((word) => [word, ...longForm(word)]);
  const telling = words.filter((word) => !isEmptyWord(word));
  const asked = [...new Set(telling.length > 0 ? telling : words)].slice(0, conceptLimit);
  const concepts: Concept[] = asked.map((word, at) => wordConcept(word, asked[at + 1], index));
  for (const terms of translate(query).slice(0, conceptLimit)) {
    const alternatives = terms.flatMap((term) => found(index, term, trust.translated));
    concepts.push({ alternatives });
  }
  return concepts.filter(({ alternatives }) => alternatives.length > 0);
}

type Alternative = Concept['alternatives'][number];

/** A term this common tells nothing when it only stands for another. */
function isTelling(posting: Posting, index: TermIndex): boolean {
  return posting.places.length <= Math.max(commonCount, index.size / 6);
}

function wordConcept(word: string, next: string | undefined, index: TermIndex): Concept {
  const term = stem(word);
  const itself = found(index, term, trust.itself);
  const related = [...relatedTerms(term)].flatMap((other) => found(index, other, trust.related));
  const joined = next === undefined ? [] : found(index, stem(word + next), trust.joined);
  const longer = term.length >= 4 ? longerThan(term, index) : [];
  const known = [...itself, ...joined, ...related, ...longer];
  if (itself.length > 0) return { alternatives: known };
  const parts = splitWord(word, index);
  const misses = parts.length > 0 || word.length < 4 ? [] : nearMissesOf(term, index);
  return { alternatives: [...known, ...parts, ...misses] };
}

function found(index: TermIndex, term: string, value: number): Alternative[] {
  const posting = index.terms.get(term);
  if (posting === undefined || (value < 1 && !isTelling(posting, index))) return [];
  return [{ posting, trust: value }];
}

/** Terms that begin with the one asked for: `config` finds `configur`. */
function longerThan(term: string, index: TermIndex): Alternative[] {
  const longer: Alternative[] = [];
  for (const [other, posting] of index.terms.atPrefix(term)) {
    if (longer.length >= longerTerms) break;
    if (other === term || !isTelling(posting, index)) continue;
    longer.push({ posting, trust: trust.longer * (term.length / other.length) });
  }
  return longer;
}

/** Two known terms written as one word: `pullrequest`. */
function splitWord(word: string, index: TermIndex): Alternative[] {
  for (let at = 3; at <= word.length - 3; at += 1) {
    const left = found(index, stem(word.slice(0, at)), trust.nearMiss);
    const right = found(index, stem(word.slice(at)), trust.nearMiss);
    if (left.length > 0 && right.length > 0) return [...left, ...right];
  }
  return [];
}

/** Terms spelt nearly like one that does not occur. */
function nearMissesOf(term: string, index: TermIndex): Alternative[] {
  const allowed = term.length < 6 ? 1 : 2;
  // The tree counts a swap of neighbours as two slips, and people swap neighbours all the time.
  const candidates = [...index.terms.fuzzyGet(term, 2)]
    .map(([other, [posting]]) => ({ other, posting, slips: editDistance(term, other, allowed) }))
    // People seldom miss the first letter; among short words that rule keeps names of people out.
    .filter(({ other, slips }) => slips <= allowed && (term.length > 5 || other[0] === term[0]))
    .toSorted(
      (left, right) =>
        left.slips - right.slips ||
        Number(right.other[0] === term[0]) - Number(left.other[0] === term[0]) ||
        right.posting.places.length - left.posting.places.length,
    );
  return candidates
    .slice(0, nearMisses)
    .map(({ posting, slips }) => ({ posting, trust: slips <= 1 ? trust.nearMiss : trust.farMiss }));
}
