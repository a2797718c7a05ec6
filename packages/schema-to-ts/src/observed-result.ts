import type { Declaration } from './print/declaration.ts';

/** What was seen of a result that its tool does not declare. */
export interface ObservedResult {
  /** The shape that results had, as a JSON Schema. It promises nothing about the next one. */
  readonly schema: unknown;
  /** How many results were seen, as it is to be printed: `3+`. Rounded, so that the text does not change at every call. */
  readonly calls: string;
}

/** The name around such results. */
export const observedName = 'Observed';

const short = `type ${observedName}<T> = T;`;

/**
 * The declaration of {@link observedName}. It changes nothing of a type. Put `any` for its right side, and every observed
 * result is one that nobody knows: what a checker then no longer objects to was never binding.
 */
export const observedDeclaration: Declaration = {
  name: observedName,
  text: `${short} // the shape of results seen so far; not guaranteed`,
  short,
};

/** What is said above the tool. */
export function observedWords({ calls }: ObservedResult): string {
  return `result shape observed in ${calls} ${calls === '1' ? 'call' : 'calls'}; not guaranteed`;
}
