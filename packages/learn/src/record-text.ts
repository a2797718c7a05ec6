import { storedLength } from './constants.ts';
import { boundShape } from './bound-shape.ts';
import { mergeShapes } from './merge-shapes.ts';
import type { Shape } from './shape.ts';
import { readShape, writeShape } from './shape-text.ts';

/** What is known of one tool. */
export interface ToolRecord {
  readonly fingerprint: string;
  /** How many results it is made of. */
  readonly calls: number;
  readonly shape: Shape;
}

/** How the text is made. Another way would get another number, and what is written in this one would be forgotten. */
const version = 1;

/** A record as the text a store keeps. */
export function writeRecord({ fingerprint, calls, shape }: ToolRecord): string {
  return JSON.stringify({ version, fingerprint, calls, shape: writeShape(shape) });
}

/** Reads a store's text. Undefined for everything that is no record: it is learned anew. */
export function readRecord(text: string | undefined): ToolRecord | undefined {
  if (text === undefined || text.length > storedLength) return undefined;
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return undefined;
  }
  const { version: made, fingerprint, calls, shape: written } = (parsed ?? {}) as { readonly [key: string]: unknown };
  if (made !== version || typeof fingerprint !== 'string' || !Number.isSafeInteger(calls)) return undefined;
  const shape = readShape(written);
  return shape && { fingerprint, calls: Math.max(1, calls as number), shape };
}

/** What two know of one tool. What is known of another fingerprint is another tool's. */
export function mergeRecords(record: ToolRecord, other: ToolRecord | undefined): ToolRecord {
  if (other?.fingerprint !== record.fingerprint) return record;
  return {
    fingerprint: record.fingerprint,
    calls: record.calls + other.calls,
    shape: boundShape(mergeShapes(record.shape, other.shape)),
  };
}
