import { Buffer } from 'node:buffer';

import { largestFrameBytes } from './constants.ts';

/** What a frame is. Requests go to the guest process, reports come from it. */
export const frameKind = {
  /** Items: `[runtimeId, text]`. */
  prepare: 1,
  /** Items: `[memoryBytes / 1024, '']`, `[cpuMs, '']`, `[runtimeId or 0, text]`. */
  run: 2,
  /** Items: `[messageId, answer]` each. */
  settle: 3,
  /** No items: the process can take a run. */
  ready: 4,
  /** Items: `[messageId, message]` each. */
  post: 5,
  /** Items: `[0, lastMessage]`. */
  final: 6,
  /** Items: `[endingCode, sentence]`. */
  ended: 7,
} as const;

export type FrameKind = (typeof frameKind)[keyof typeof frameKind];

/** Why a guest ended without a last message, as a number that fits a frame. */
export const endings = ['guest_stalled', 'guest_crashed', 'memory_exceeded', 'cpu_exceeded', 'sandbox_unavailable'] as const;
export type Ending = (typeof endings)[number];

export interface Frame {
  readonly kind: number;
  readonly ids: readonly number[];
  readonly texts: readonly string[];
}

const headerBytes = 9;
const itemBytes = 9;
const latin1 = 0;
const utf8 = 1;
const utf16 = 2;
const encodingNames = ['latin1', 'utf8', 'utf16le'] as const;

/**
 * One frame: `u32 length, u8 kind, u32 items`, then per item `u32 id, u8 encoding, u32 length, bytes`.
 * Any JavaScript string survives, lone surrogates included.
 */
export function encodeFrame(kind: FrameKind, ids: readonly number[], texts: readonly string[]): Buffer {
  const encodings: number[] = [];
  const lengths: number[] = [];
  let size = headerBytes;
  for (const text of texts) {
    const bytes = Buffer.byteLength(text, 'utf8');
    const encoding = bytes === text.length ? latin1 : text.isWellFormed() ? utf8 : utf16;
    const length = encoding === utf16 ? text.length * 2 : bytes;
    encodings.push(encoding);
    lengths.push(length);
    size += itemBytes + length;
  }
  const frame = Buffer.allocUnsafe(size);
  frame.writeUInt32LE(size, 0);
  frame.writeUInt8(kind, 4);
  frame.writeUInt32LE(texts.length, 5);
  let at = headerBytes;
  texts.forEach((text, index) => {
    const encoding = encodings[index] ?? latin1;
    const length = lengths[index] ?? 0;
    frame.writeUInt32LE(ids[index] ?? 0, at);
    frame.writeUInt8(encoding, at + 4);
    frame.writeUInt32LE(length, at + 5);
    at += itemBytes;
    frame.write(text, at, length, encodingNames[encoding]);
    at += length;
  });
  return frame;
}

function decodeFrame(bytes: Buffer): Frame {
  const ids: number[] = [];
  const texts: string[] = [];
  const items = bytes.readUInt32LE(5);
  let at = headerBytes;
  for (let index = 0; index < items; index++) {
    const encoding = bytes.readUInt8(at + 4);
    const length = bytes.readUInt32LE(at + 5);
    ids.push(bytes.readUInt32LE(at));
    at += itemBytes;
    const end = at + length;
    if (end > bytes.length) throw new RangeError('A frame item is longer than its frame.');
    texts.push(bytes.toString(encodingNames[encoding], at, end));
    at = end;
  }
  return { kind: bytes.readUInt8(4), ids, texts };
}

/** Gathers bytes and gives whole frames. Throws a `RangeError` for a frame that cannot be one of ours. */
export function createFrameReader(): {
  /** Takes the next bytes and returns the frames they complete. The bytes are kept until then: do not reuse them. */
  push(bytes: Buffer): readonly Frame[];
} {
  let waiting: Buffer[] = [];
  let waitingBytes = 0;
  let needed = 4;
  return {
    push(bytes) {
      waiting.push(bytes);
      waitingBytes += bytes.length;
      const frames: Frame[] = [];
      while (waitingBytes >= needed) {
        const all = waiting.length === 1 && waiting[0] ? waiting[0] : Buffer.concat(waiting, waitingBytes);
        const size = all.readUInt32LE(0);
        if (size < headerBytes || size > largestFrameBytes) throw new RangeError('A frame has an impossible length.');
        if (all.length >= size) {
          frames.push(decodeFrame(all.subarray(0, size)));
          waiting = [all.subarray(size)];
          waitingBytes -= size;
          needed = 4;
        } else {
          waiting = [all];
          needed = size;
        }
      }
      if (waitingBytes === 0) waiting = [];
      return frames;
    },
  };
}
