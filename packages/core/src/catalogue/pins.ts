import { changedParts, isFingerprint, type ToolPart } from '../fingerprint/fingerprint.ts';
import { SallyportError } from '../sallyport-error.ts';

/**
 * Fingerprints by path: `github.list_issues`. What a namespace's author says about its use stands under
 * `github (instructions)`, since a model reads it as it reads a description.
 */
export type Fingerprints = { readonly [path: string]: string };

/** Tools as they were when somebody looked at them, and what to do about others. */
export interface PinOptions {
  /** What `codeMode.fingerprints` gave. Keep it as JSON. */
  readonly fingerprints: Fingerprints;
  /** A tool that is not what it was. `refuse` (default): `tools_changed` is thrown. `omit`: programs do not see it. */
  readonly changed?: 'refuse' | 'omit';
  /** A tool without a pin. `omit` (default): programs do not see it. */
  readonly added?: 'refuse' | 'omit' | 'accept';
  /** A pin without a tool. `accept` (default): there is nothing to call. */
  readonly missing?: 'refuse' | 'accept';
}

/** One difference between what was pinned and what is there. */
export interface ToolChange {
  /** As in {@link Fingerprints}. */
  readonly path: string;
  readonly kind: 'changed' | 'added' | 'missing';
  /** What of a changed tool is not what it was. */
  readonly parts: readonly ToolPart[];
  /** Pin this to accept the tool as it is now. Undefined for one that is missing. */
  readonly fingerprint: string | undefined;
}

/**
 * Compares what is there with what was pinned. Throws a `SallyportError` `tools_changed` that names every tool the
 * options refuse, and `invalid_pins` for a pin that is no fingerprint.
 */
export function comparePins(present: ReadonlyMap<string, string>, pins: PinOptions): readonly ToolChange[] {
  const pinned = readPins(pins.fingerprints);
  const changes: ToolChange[] = [];
  for (const [path, fingerprint] of present) {
    const pin = pinned.get(path);
    if (pin === undefined) changes.push({ path, kind: 'added', parts: [], fingerprint });
    else if (pin !== fingerprint) {
      changes.push({ path, kind: 'changed', parts: changedParts(pin, fingerprint), fingerprint });
    }
  }
  for (const path of pinned.keys()) {
    if (!present.has(path)) changes.push({ path, kind: 'missing', parts: [], fingerprint: undefined });
  }
  const policies = {
    changed: pins.changed ?? 'refuse',
    added: pins.added ?? 'omit',
    missing: pins.missing ?? 'accept',
  };
  const refused = changes.filter(({ kind }) => policies[kind] === 'refuse');
  if (refused.length > 0) throw new SallyportError('tools_changed', explain(refused));
  return changes;
}

/** Paths that programs must not see. */
export function omittedPaths(changes: readonly ToolChange[], pins: PinOptions): ReadonlySet<string> {
  const omits = { changed: true, added: pins.added !== 'accept', missing: false };
  return new Set(changes.filter(({ kind }) => omits[kind]).map(({ path }) => path));
}

function readPins(fingerprints: unknown): ReadonlyMap<string, string> {
  if (typeof fingerprints !== 'object' || fingerprints === null) {
    throw new SallyportError('invalid_pins', 'pins.fingerprints must be an object of fingerprints by path.');
  }
  const pinned = new Map<string, string>();
  for (const [path, fingerprint] of Object.entries(fingerprints)) {
    if (!isFingerprint(fingerprint)) {
      throw new SallyportError(
        'invalid_pins',
        `The pin of "${path}" is no fingerprint of this version: take it from codeMode.fingerprints again.`,
      );
    }
    pinned.set(path, fingerprint);
  }
  return pinned;
}

/** Changes that are named one by one; a server that changed everything is not listed whole. */
const listed = 10;

function explain(changes: readonly ToolChange[]): string {
  const lines = changes.slice(0, listed).map((change) => `- ${sentence(change)}`);
  const more = changes.length - lines.length;
  return [
    'The tools are not the ones that were pinned, and are not used. Read their definitions before you accept them.',
    ...lines,
    ...(more > 0 ? [`- and ${more} more`] : []),
    'To accept a change, put its new fingerprint into pins.fingerprints.',
    ...(changes.some(({ kind }) => kind === 'changed')
      ? ['To go on without what changed, set pins.changed to "omit".']
      : []),
  ].join('\n');
}

function sentence({ path, kind, parts, fingerprint }: ToolChange): string {
  switch (kind) {
    case 'changed':
      return `${path} changed: ${partWords(parts)}. It is now ${fingerprint ?? ''}`;
    case 'added':
      return `${path} is new. It is ${fingerprint ?? ''}`;
    case 'missing':
      return `${path} is gone. Take its pin out.`;
    default:
      return kind satisfies never;
  }
}

const words: Readonly<Record<ToolPart, string>> = {
  name: 'its name',
  description: 'its description',
  input: 'its input schema',
  output: 'its output schema',
  annotations: 'its annotations',
};

function partWords(parts: readonly ToolPart[]): string {
  if (parts.length === 0) return 'something of it';
  const shown = parts.map((part) => words[part]);
  return shown.length < 2 ? shown.join('') : `${shown.slice(0, -1).join(', ')} and ${shown.at(-1) ?? ''}`;
}
