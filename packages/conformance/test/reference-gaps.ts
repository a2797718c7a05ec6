import type { ReferenceKind } from './reference/create-reference-sandbox.ts';

/** What each kind of the reference does not keep. The other kind does, so every clause is seen passed. */
export const referenceGaps: Readonly<Record<ReferenceKind, Readonly<Record<string, string>>>> = {
  context: { 'world/no-host-objects': 'node:vm answers import() with a promise of the host' },
  process: { 'world/rewritten-prototypes': "Node's own channel works with the prototypes of the world it shares" },
};
