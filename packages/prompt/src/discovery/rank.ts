import type { Concept } from './query-concepts.ts';
import type { TermIndex } from './term-index.ts';

/** How fast repeated mentions stop counting. */
const saturation = 1.2;
/** What is left of the score of a tool that meets next to nothing of a query. */
const unmetShare = 0.4;
/** How much it is worth that a tool's own name is accounted for. */
const nameBonus = 0.6;

/** An entry's number and how well it fits. */
export interface Ranked {
  readonly number: number;
  readonly score: number;
}

/** Ranks one catalogue. Keeps its scratch space between queries. */
export type Ranker = (concepts: readonly Concept[], limit: number) => Ranked[];

/**
 * Makes a ranker. The best entries for a query: for every concept its best alternative by BM25 over weighted fields; the
 * sum, times the share of the query that was met, times a bonus for names the query accounts for. Ties keep the order of
 * entries.
 */
export function createRanker(index: TermIndex): Ranker {
  const total = createTally(index.size);
  const best = createTally(index.size);
  return (concepts, limit) => {
    let asked = 0;
    for (const concept of concepts) {
      const { rarity, surest } = collect(concept, index, best);
      // A guess at a misspelt word must not hold down tools that met everything else.
      asked += rarity * surest;
      for (const number of best.touched) move(best, total, number, rarity);
      best.touched.length = 0;
    }
    const top: Ranked[] = [];
    for (const number of total.touched) {
      const met = (total.trust[number] ?? 0) / asked;
      const named = Math.min(1, (total.named[number] ?? 0) / (index.nameLengths[number] ?? 1));
      const score = (total.score[number] ?? 0) * (unmetShare + (1 - unmetShare) * met) * (1 + nameBonus * named);
      if (top.length < limit || score >= (top.at(-1)?.score ?? 0)) insert(top, { number, score }, limit);
      clear(total, number);
    }
    total.touched.length = 0;
    return top;
  };
}

/** Sums by entry number, and the numbers that have any. */
interface Tally {
  readonly score: Float64Array;
  readonly trust: Float64Array;
  readonly named: Float64Array;
  readonly touched: number[];
}

function createTally(size: number): Tally {
  return { score: new Float64Array(size), trust: new Float64Array(size), named: new Float64Array(size), touched: [] };
}

/** Leaves each entry's best alternative in `best`; returns how sure and how rare its surest is. */
function collect(concept: Concept, index: TermIndex, best: Tally): { rarity: number; surest: number } {
  let surest = 0;
  let rarity = 0;
  for (const { posting, trust } of concept.alternatives) {
    const { places, weights } = posting;
    const count = places.length;
    const rare = Math.log(1 + (index.size - count + 0.5) / (count + 0.5));
    if (trust > surest) {
      surest = trust;
      rarity = rare;
    }
    for (let at = 0; at < count; at += 1) {
      const place = places[at] ?? 0;
      const number = place >> 1;
      const weight = weights[at] ?? 0;
      const score = (trust * rare * weight * (saturation + 1)) / (weight + saturation);
      const known = best.score[number] ?? 0;
      if (known === 0) best.touched.push(number);
      if (score > known) {
        best.score[number] = score;
        best.trust[number] = trust;
      }
      if ((place & 1) === 1) best.named[number] = Math.max(best.named[number] ?? 0, trust);
    }
  }
  return { rarity, surest };
}

/** Adds one concept's part to the total and clears it. */
function move(part: Tally, total: Tally, number: number, rarity: number): void {
  if (total.score[number] === 0) total.touched.push(number);
  total.score[number] = (total.score[number] ?? 0) + (part.score[number] ?? 0);
  total.trust[number] = (total.trust[number] ?? 0) + (part.trust[number] ?? 0) * rarity;
  total.named[number] = (total.named[number] ?? 0) + (part.named[number] ?? 0);
  clear(part, number);
}

function clear(tally: Tally, number: number): void {
  tally.score[number] = 0;
  tally.trust[number] = 0;
  tally.named[number] = 0;
}

/** Keeps a short list in order: best first, and the earlier entry first among equals. */
function insert(top: Ranked[], candidate: Ranked, limit: number): void {
  let at = top.length;
  while (at > 0 && isBefore(candidate, top[at - 1])) at -= 1;
  top.splice(at, 0, candidate);
  if (top.length > limit) top.pop();
}

function isBefore(left: Ranked, right: Ranked | undefined): boolean {
  if (right === undefined) return false;
  return left.score > right.score || (left.score === right.score && left.number < right.number);
}
