/** The first line in which two texts part. */
export interface Difference {
  readonly line: number;
  readonly text: string;
}

/** Compares two texts line by line; undefined when they are equal. */
export function findDifference(had: string, has: string): Difference | undefined {
  if (had === has) return undefined;
  const before = had.split('\n');
  const after = has.split('\n');
  const index = after.findIndex((line, at) => line !== before[at]);
  const at = index === -1 ? after.length : index;
  return { line: at + 1, text: `it says ${quote(before[at])} and the build says ${quote(after[at])}.` };
}

function quote(line: string | undefined): string {
  return line === undefined ? 'nothing' : `"${line.trim()}"`;
}
