import { readToolLists } from '../types/tool-lists.ts';
import type { ListedTool } from '../types/generator.ts';

/** A tool and the server it comes from. */
export interface SampledTool {
  readonly server: string;
  readonly tool: ListedTool;
}

/** How many tools a catalogue has. */
export const sizes: readonly number[] = [10, 20, 50, 100, 200, 500, 1_000];

/** Every size between the smallest and the largest that the sweep looks at. */
export const sweptSizes: readonly number[] = Array.from({ length: 100 }, (_, index) => (index + 1) * 10);

const seed = 20_261_125;

/** Draws of each size: tools of all servers at random, the same in every run. */
export function drawSamples(
  directory: string,
  draws: number,
): ReadonlyMap<number, readonly (readonly SampledTool[])[]> {
  const all = thousandTools(directory);
  const random = createRandom(seed);
  return new Map(
    sizes.map((size) => {
      const count = size < all.length ? draws : 1;
      return [size, Array.from({ length: count }, () => inOrder(all, shuffle(all, random).slice(0, size)))];
    }),
  );
}

/** Catalogues that grow: the tools of all servers in a random order, ten more each time. */
export function drawGrowing(directory: string, draws: number): readonly (readonly (readonly SampledTool[])[])[] {
  const all = thousandTools(directory);
  const random = createRandom(seed + 1);
  return Array.from({ length: draws }, () => {
    const shuffled = shuffle(all, random);
    return sweptSizes.map((size) => inOrder(all, shuffled.slice(0, size)));
  });
}

/** The tools of each server with ten or more, as they come. */
export function wholeServers(directory: string): readonly (readonly SampledTool[])[] {
  return readToolLists(directory)
    .map(({ server, tools }) => tools.map((tool) => ({ server, tool })))
    .filter(({ length }) => length >= 10);
}

/** The corpus has 990 tools. For a thousand the tools of two small servers are there twice, as of two accounts. */
function thousandTools(directory: string): readonly SampledTool[] {
  const lists = readToolLists(directory);
  const again = ['modelcontextprotocol__server-slack', 'exa-mcp-server'];
  const twice = lists.filter(({ server }) => again.includes(server));
  const more = twice.map(({ server, tools }) => ({ server: `${server}-second`, tools }));
  return [...lists, ...more].flatMap(({ server, tools }) => tools.map((tool) => ({ server, tool })));
}

function shuffle(all: readonly SampledTool[], random: () => number): readonly SampledTool[] {
  return all
    .map((item) => ({ item, rank: random() }))
    .toSorted((left, right) => left.rank - right.rank)
    .map(({ item }) => item);
}

function inOrder(all: readonly SampledTool[], drawn: readonly SampledTool[]): readonly SampledTool[] {
  const chosen = new Set(drawn);
  return all.filter((item) => chosen.has(item));
}

/** Park and Miller's generator, between 0 and 1. */
function createRandom(start: number): () => number {
  let state = start;
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
}

/** Many draws of one size. */
export function drawMany(directory: string, size: number, draws: number): readonly (readonly SampledTool[])[] {
  const all = thousandTools(directory);
  const random = createRandom(seed + 2);
  return Array.from({ length: draws }, () => inOrder(all, shuffle(all, random).slice(0, size)));
}
