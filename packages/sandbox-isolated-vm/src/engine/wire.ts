import { Buffer } from 'node:buffer';
import { readSync } from 'node:fs';

import { readBytes } from '../constants.ts';
import { bytesFrom, createFrameReader, encodeFrame, writeFrame, type Frame, type FrameKind } from '../frames.ts';
import { pipes } from './pipes.ts';

/**
 * The guest process's end of its two pipes, read and written blocking: while a guest waits for an answer this process
 * has nothing else to do, and a blocked read wakes sooner than an event loop.
 */
export function createWire(): {
  /** Waits for the next frame. Returns undefined when the parent is gone. */
  next(): Frame | undefined;
  send(kind: FrameKind, numbers: readonly number[], texts: readonly string[]): void;
} {
  const reader = createFrameReader();
  let frames: readonly Frame[] = [];
  let at = 0;
  const small = Buffer.allocUnsafeSlow(readBytes);
  const fill = (): boolean => {
    const { missingBytes } = reader;
    const bytes = missingBytes > readBytes ? Buffer.allocUnsafeSlow(missingBytes) : small;
    const count = readSync(pipes.requests, bytes, 0, bytes.length, null);
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
    send(kind, numbers, texts) {
      const frame = encodeFrame(kind, numbers, texts);
      let written = writeFrame(pipes.reports, frame);
      while (written < frame.length) written += writeFrame(pipes.reports, bytesFrom(frame, written));
    },
  };
}
