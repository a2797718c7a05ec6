/** How much of a tool the prompt shows: everything, the signature and first sentence, its name, nothing. */
export type Level = 'full' | 'short' | 'name' | 'hidden';

/** How many tools are shown at each level. */
export interface LevelCounts {
  readonly tools: number;
  readonly full: number;
  readonly short: number;
  readonly name: number;
  readonly hidden: number;
}

/** What the API section shows of a catalogue. */
export interface Coverage extends LevelCounts {
  /** Every tool is shown with its full types and docs. */
  readonly complete: boolean;
  /** Length of the API section in UTF-16 units. */
  readonly characters: number;
  /** Cost of the API section by the estimator in use. */
  readonly tokens: number;
  /** In order of namespace. */
  readonly namespaces: readonly (LevelCounts & { readonly namespace: string })[];
}

/** Counts levels. */
export function countLevels(levels: readonly Level[]): LevelCounts {
  const counts = { full: 0, short: 0, name: 0, hidden: 0 };
  for (const level of levels) counts[level] += 1;
  return { tools: levels.length, ...counts };
}

/** The line that tells a model how much it sees and how to see the rest. */
export function coverageLine(counts: LevelCounts, discovery: boolean): string {
  const { tools, full, short, name, hidden } = counts;
  if (full === tools) {
    return tools === 1 ? 'COMPLETE: the one tool, in full.' : `COMPLETE: all ${tools} tools, in full.`;
  }
  const parts = [
    `${full} in full`,
    ...(short > 0 ? [`${short} as a signature with the first sentence`] : []),
    ...(name > 0 ? [`${name} by name only`] : []),
    ...(hidden > 0 ? [`${hidden} not listed`] : []),
  ];
  const line = `PARTIAL (${full} of ${tools}): ${parts.join(', ')}.`;
  if (!discovery) return line;
  return `${line} To see the rest, from inside a program: \`await codemode.$search("what you need", { limit: 5 })\` finds tools, \`await codemode.$describe(path)\` returns one tool's full types, docs and an example. Do that before you call a tool that is not shown in full.`;
}
