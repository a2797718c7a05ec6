import type { SandboxJob } from '@sallyport/contract';

import { keptRuntimes } from './constants.ts';

/** The half of a job that other jobs share. */
export interface Preparation {
  readonly id: number;
  readonly runtime: string;
}

/** Numbers the runtimes that jobs bring, so that a child is sent each of them once. */
export function createPreparations(): { for(job: SandboxJob): Preparation | undefined } {
  const known = createShelf<string, Preparation>(keptRuntimes);
  let lastId = 0;
  return {
    for({ parts }) {
      if (!parts) return undefined;
      // A world is made when the program is known, so what the program cannot reach need not be read.
      const { tailored: runtime = parts.runtime } = parts;
      const found = known.get(runtime);
      if (found) return found;
      const made = { id: ++lastId, runtime };
      known.set(runtime, made);
      return made;
    },
  };
}

/** A map of the latest so many entries. Two that are told the same hold the same. */
export function createShelf<Key, Value>(
  most: number,
): { get(key: Key): Value | undefined; set(key: Key, value: Value): void } {
  const entries = new Map<Key, Value>();
  return {
    get: (key) => entries.get(key),
    set: (key, value) => {
      entries.set(key, value);
      for (const oldest of entries.keys()) {
        if (entries.size <= most) return;
        entries.delete(oldest);
      }
    },
  };
}
