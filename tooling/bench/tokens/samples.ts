import { readToolLists } from '../types/tool-lists.ts';
import type { ListedTool } from '../types/generator.ts';

/** A tool and the server it comes from. */
export interface SampledTool {
  readonly server: string;
  readonly tool: ListedTool;
}

/** How many tools a catalogue has. The last is the whole corpus. */
export const sizes: readonly number[] = [10, 20, 50, 100, 200, 500, 990];

/** Draws of each size: tools of all servers at random, the same in every run. */
export function drawSamples(
  directory: string,
  draws: number,
): ReadonlyMap<number, readonly (readonly SampledTool[])[]> {
  const all = readToolLists(directory).flatMap(({ server, tools }) => tools.map((tool) => ({ server, tool })));
  const random = createRandom(20_261_125);
  return new Map(
    sizes.map((size) => [size, Array.from({ length: size < all.length ? draws : 1 }, () => draw(all, size, random))]),
  );
}

function draw(all: readonly SampledTool[], size: number, random: () => number): readonly SampledTool[] {
  const ranked = all.map((item) => ({ item, rank: random() })).toSorted((left, right) => left.rank - right.rank);
  const names = new Set(ranked.slice(0, size).map(({ item }) => item));
  return all.filter((item) => names.has(item));
}

/** Park and Miller's generator, between 0 and 1. */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
}
