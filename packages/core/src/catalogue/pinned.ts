import { fingerprint } from '../fingerprint/fingerprint.ts';
import type { CatalogueEntry } from './catalogue-entry.ts';
import { comparePins, omittedPaths, type PinOptions, type ToolChange } from './pins.ts';

/** What a provider says about its own use. */
export interface Instructions {
  readonly namespace: string;
  readonly text: string;
}

type FingerprintOf = (entry: CatalogueEntry) => string;

/** Fingerprints of entries, each made once. */
export function createFingerprints(): FingerprintOf {
  const known = new WeakMap<CatalogueEntry, string>();
  return (entry) => {
    let made = known.get(entry);
    if (made === undefined) known.set(entry, (made = fingerprint(entry.spec)));
    return made;
  };
}

/** Everything that can be pinned. */
export function allFingerprints(
  entries: readonly CatalogueEntry[],
  instructions: readonly Instructions[],
  fingerprintOf: FingerprintOf,
): ReadonlyMap<string, string> {
  return new Map([
    ...entries.map((entry) => [entry.path, fingerprintOf(entry)] as const),
    ...instructions.map(
      ({ namespace, text }) =>
        // No path holds a space.
        [instructionsPath(namespace), fingerprint({ name: '', description: text, input: true })] as const,
    ),
  ]);
}

function instructionsPath(namespace: string): string {
  return `${namespace} (instructions)`.trim();
}

/** What is there, without what the pins leave out. Throws what `comparePins` throws. */
export function pinned(
  entries: readonly CatalogueEntry[],
  instructions: readonly Instructions[],
  fingerprintOf: FingerprintOf,
  pins: PinOptions | undefined,
): {
  readonly entries: readonly CatalogueEntry[];
  readonly instructions: readonly Instructions[];
  readonly changes: readonly ToolChange[];
} {
  if (!pins) return { entries, instructions, changes: [] };
  const changes = comparePins(allFingerprints(entries, instructions, fingerprintOf), pins);
  const omitted = omittedPaths(changes, pins);
  return {
    entries: entries.filter(({ path }) => !omitted.has(path)),
    instructions: instructions.filter(({ namespace }) => !omitted.has(instructionsPath(namespace))),
    changes,
  };
}
