import type { JsonSchema } from '@sallyport/contract';

import { boundShape } from './bound-shape.ts';
import { covers, mergeShapes } from './merge-shapes.ts';
import { observe } from './observe.ts';
import { mergeRecords, readRecord, writeRecord, type ToolRecord } from './record-text.ts';
import { roundedCalls } from './rounded-calls.ts';
import type { ShapeStore } from './shape-store.ts';
import { shapeToSchema } from './shape-to-schema.ts';
import { nothing, type Shape } from './shape.ts';

/** A tool by the path programs call it by, and by what it was like when it was listed. */
export interface LearnedTool {
  readonly path: string;
  readonly fingerprint: string;
}

/** A result's shape as far as it is known. */
export interface LearnedShape {
  /** A function of the shape alone. */
  readonly schema: JsonSchema;
  /** How many results were seen, rounded: `3+`. */
  readonly calls: string;
}

/** Learns the shapes of results and keeps them in a store. */
export interface Learner {
  /**
   * Reads what the store knows of these tools. From now on they are the tools that are learned: a tool with another
   * fingerprint than the one that is known starts from nothing. Rejects with the store's error.
   */
  load(tools: readonly LearnedTool[]): Promise<void>;
  /** Looks at one result. Quick, bounded, never throws; a tool that was not loaded is passed over. */
  observe(tool: LearnedTool, value: unknown): void;
  /** What is known of a tool now. Undefined before its first result. */
  shapeOf(tool: LearnedTool): LearnedShape | undefined;
  /** Writes what is new to the store. With `all`, counts of calls too that changed nothing else. Rejects with its error. */
  flush(options?: { readonly all?: boolean }): Promise<void>;
}

/** What is known of one tool, and what of it the store was not told yet. */
interface Known {
  readonly fingerprint: string;
  shape: Shape;
  calls: number;
  freshShape: Shape;
  freshCalls: number;
  isShapeFresh: boolean;
}

/** Starts with nothing known. One learner a code mode; several may share a store. */
export function createLearner({ store }: { readonly store: ShapeStore }): Learner {
  const known = new Map<string, Known>();
  let last: Promise<void> = Promise.resolve();

  const save = async (path: string, entry: Known): Promise<void> => {
    const { fingerprint, freshShape, freshCalls: calls } = entry;
    forgetFresh(entry);
    try {
      await store.update(path, (text) =>
        writeRecord(mergeRecords({ fingerprint, calls, shape: freshShape }, readRecord(text))),
      );
    } catch (error) {
      remember(entry, freshShape, calls, true);
      throw error;
    }
  };
  const saveAll = async (all: boolean): Promise<void> => {
    const open = [...known].filter(([, entry]) => entry.freshCalls > 0 && (all || isWorthSaving(entry)));
    const settled = await Promise.allSettled(open.map(([path, entry]) => save(path, entry)));
    const failed = settled.find((each) => each.status === 'rejected');
    if (failed) throw failed.reason;
  };
  return {
    async load(tools) {
      const texts = await store.read(tools.map(({ path }) => path));
      const before = new Map(known);
      known.clear();
      for (const { path, fingerprint } of tools) {
        known.set(path, startKnown(fingerprint, readRecord(texts.get(path)), before.get(path)));
      }
    },
    observe({ path, fingerprint }, value) {
      const entry = known.get(path);
      if (entry?.fingerprint !== fingerprint) return;
      try {
        const seen = observe(value);
        entry.calls += 1;
        remember(entry, seen, 1, !covers(entry.shape, seen));
      } catch {
        // A result whose reading throws has taught nothing.
      }
    },
    shapeOf({ path, fingerprint }) {
      const entry = known.get(path);
      if (entry?.fingerprint !== fingerprint || entry.calls === 0) return undefined;
      return { schema: shapeToSchema(entry.shape), calls: roundedCalls(entry.calls) };
    },
    flush({ all = false } = {}) {
      // One after the other, whatever became of the one before.
      last = last.then(
        () => saveAll(all),
        () => saveAll(all),
      );
      return last;
    },
  };
}

/** What the store knows, and what this process has learned of the same tool and the store was not told. */
function startKnown(fingerprint: string, stored: ToolRecord | undefined, before: Known | undefined): Known {
  const record = stored?.fingerprint === fingerprint ? stored : undefined;
  const own = before?.fingerprint === fingerprint ? before : undefined;
  return {
    fingerprint,
    shape: boundShape(mergeShapes(record?.shape ?? nothing, own?.shape ?? nothing)),
    calls: Math.max((record?.calls ?? 0) + (own?.freshCalls ?? 0), own?.calls ?? 0),
    freshShape: own?.freshShape ?? nothing,
    freshCalls: own?.freshCalls ?? 0,
    isShapeFresh: own?.isShapeFresh ?? false,
  };
}

function remember(entry: Known, seen: Shape, calls: number, isNew: boolean): void {
  entry.freshCalls += calls;
  if (!covers(entry.freshShape, seen)) entry.freshShape = boundShape(mergeShapes(entry.freshShape, seen));
  if (!isNew) return;
  entry.isShapeFresh = true;
  entry.shape = boundShape(mergeShapes(entry.shape, seen));
}

function forgetFresh(entry: Known): void {
  entry.freshShape = nothing;
  entry.freshCalls = 0;
  entry.isShapeFresh = false;
}

/** A shape that grew, or a count that is printed in another way. */
function isWorthSaving({ isShapeFresh, calls, freshCalls }: Known): boolean {
  return isShapeFresh || roundedCalls(calls) !== roundedCalls(calls - freshCalls);
}
