import { Buffer } from 'node:buffer';
import { readSync, writeSync } from 'node:fs';

import { createFrameReader, encodeFrame, type Frame, type FrameKind } from '../frames.ts';
import { pipes } from './pipes.ts';

const readBytes = 64 * 1024;

/**
 * The guest process's end of its two pipes, read and written blocking: while a guest waits for an answer this process
 * has nothing else to do, and a blocked read wakes sooner than an event loop.
 */
export function createWire(): {
  /** Waits for the next frame. Returns undefined when the parent is gone. */
  next(): Frame | undefined;
  send(kind: FrameKind, ids: readonly number[], texts: readonly string[]): void;
} {
  const reader = createFrameReader();
  let frames: readonly Frame[] = [];
  let at = 0;
  const fill = (): boolean => {
    const bytes = Buffer.allocUnsafe(readBytes);
    const count = readSync(pipes.requests, bytes, 0, readBytes, null);
    if (count === 0) return false;
    frames = reader.push(bytes.subarray(0, count));
    at = 0;
    return true;
  };
  return {
    next() {
      while (at >= frames.length) if (!fill()) return undefined;
      return frames[at++];
    },
    send(kind, ids, texts) {
      const frame = encodeFrame(kind, ids, texts);
      for (let written = 0; written < frame.length; ) written += writeSync(pipes.reports, frame, written);
    },
  };
}
