import { SallyportError, type Catalogue, type CatalogueEntry, type Runner } from '@sallyport/core';
import { createLearner, createMemoryShapeStore, type LearnedShape, type ShapeStore } from '@sallyport/learn';

/** How shapes of results are learned. */
export interface LearnOptions {
  /** Where they are kept between sessions. Without one: in memory, for as long as this code mode lives. */
  readonly store?: ShapeStore;
  /** Takes the work of saving, which is not waited for: on Workers, `(work) => ctx.waitUntil(work)`. */
  readonly waitUntil?: (work: Promise<void>) => void;
  /** Told when the store could not be written. What was to be saved is tried again after a later run. */
  readonly onError?: (error: unknown) => void;
}

/** What a code mode asks of learning. */
export interface Learning {
  /** Reads what is known of a catalogue's tools. Rejects with `shapes_unavailable`. */
  load(catalogue: Catalogue): Promise<void>;
  /** What is known of a tool's results now. */
  shapeOf(entry: CatalogueEntry): LearnedShape | undefined;
  /** Sees a result. */
  onResult(entry: CatalogueEntry, value: unknown): void;
  /** The same, starting after each run to save what it taught. */
  savingAfter(execute: Runner['execute']): Runner['execute'];
  /** Saves everything, counts included. */
  close(): Promise<void>;
}

/** Learns the results of tools that declare none. A tool's fingerprint is the name it is known by. */
export function createLearning(options: LearnOptions): Learning {
  const store = options.store ?? createMemoryShapeStore();
  const learner = createLearner({ store });
  // Fingerprints of the tools that are learned; entries of older catalogues keep theirs while programs hold them.
  const fingerprints = new WeakMap<CatalogueEntry, string>();
  const toolOf = (entry: CatalogueEntry): { readonly path: string; readonly fingerprint: string } | undefined => {
    const fingerprint = fingerprints.get(entry);
    return fingerprint === undefined ? undefined : { path: entry.path, fingerprint };
  };
  const flush = async (all: boolean): Promise<void> => {
    try {
      await learner.flush({ all });
    } catch (error) {
      options.onError?.(error);
    }
  };
  return {
    async load(catalogue) {
      const tools = catalogue.entries.filter(({ spec }) => spec.output === undefined);
      for (const entry of tools) fingerprints.set(entry, catalogue.fingerprintOf(entry));
      try {
        await learner.load(tools.flatMap((entry) => toolOf(entry) ?? []));
      } catch (cause) {
        const why = cause instanceof Error ? cause.message : 'it failed';
        const message = `The store of learned shapes could not be read: ${why}. Mend the store, or leave learn.store out.`;
        throw new SallyportError('shapes_unavailable', message, { cause });
      }
    },
    shapeOf(entry) {
      const tool = toolOf(entry);
      return tool && learner.shapeOf(tool);
    },
    onResult(entry, value) {
      const tool = toolOf(entry);
      if (tool) learner.observe(tool, value);
    },
    savingAfter: (execute) => async (program, given) => {
      try {
        return await execute(program, given);
      } finally {
        const work = flush(false);
        options.waitUntil?.(work);
      }
    },
    close: () => flush(true),
  };
}
