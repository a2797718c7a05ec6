import { Buffer } from 'node:buffer';
import { writeSync } from 'node:fs';

import { largestFrameBytes, spelledUnits } from './constants.ts';

/** What a frame is. Requests go to the guest process, reports come from it. */
export const frameKind = {
  /** Numbers: runtime id, memory in KiB (0: do not make worlds yet). Texts: runtime, rehearsal. */
  prepare: 1,
  /** Numbers: runtime id (0: none), memory in KiB, processor time in ms. Texts: source or program. */
  run: 2,
  /** Numbers: how many answers. Texts: a crossing of answers. */
  settle: 3,
  /** Nothing: the process has what it was prepared with and can take a run. Said once after each preparation. */
  ready: 4,
  /** Texts: a crossing of messages. */
  post: 5,
  /** Numbers: ending. Texts: sentence. */
  ended: 6,
  /** Nothing: the process has grown too much and wants to be replaced. */
  retire: 7,
} as const;

export type FrameKind = (typeof frameKind)[keyof typeof frameKind];

/** Why a guest ended without a last message, as an index that fits a frame. */
export const endings = [
  'guest_stalled',
  'guest_crashed',
  'memory_exceeded',
  'cpu_exceeded',
  'sandbox_unavailable',
] as const;
export type Ending = (typeof endings)[number];

export interface Frame {
  readonly kind: number;
  readonly numbers: readonly number[];
  readonly texts: readonly string[];
}

/** `u32 size, u8 kind, u8 numbers, u8 texts`. */
const headerBytes = 7;
const numberBytes = 4;
/** `u8 encoding, u32 length`. */
const textHeaderBytes = 5;
const encodingNames = ['latin1', 'utf8', 'utf16le'] as const;

/** A frame on its way: bytes, or a string of a unit a byte. */
export type WrittenFrame = Buffer | string;

/**
 * One frame. Any JavaScript string survives, lone surrogates included. A short one is a string: to make a buffer first
 * takes as long as to write it.
 */
export function encodeFrame(kind: FrameKind, numbers: readonly number[], texts: readonly string[]): WrittenFrame {
  return spellFrame(kind, numbers, texts) ?? encodeBytes(kind, numbers, texts);
}

/** Writes to a file what it takes at once. Returns how many bytes that were; throws what the system says. */
export function writeFrame(file: number, frame: WrittenFrame): number {
  return typeof frame === 'string' ? writeSync(file, frame, null, 'latin1') : writeSync(file, frame);
}

/** A frame's bytes from the one at `from` on. */
export function bytesFrom(frame: WrittenFrame, from: number): Buffer {
  return typeof frame === 'string' ? Buffer.from(frame.slice(from), 'latin1') : frame.subarray(from);
}

const wide = /[^\0-\xff]/;

/** Undefined for a text that is long, or has units of two bytes. */
function spellFrame(kind: FrameKind, numbers: readonly number[], texts: readonly string[]): string | undefined {
  let size = headerBytes + numbers.length * numberBytes;
  let body = '';
  for (const number of numbers) body += spellSize(number);
  for (const text of texts) {
    if (text.length > spelledUnits || wide.test(text)) return undefined;
    body += `\0${spellSize(text.length)}${text}`;
    size += textHeaderBytes + text.length;
  }
  return spellSize(size) + String.fromCharCode(kind, numbers.length, texts.length) + body;
}

/** Four units, the lowest byte first. */
function spellSize(size: number): string {
  return String.fromCharCode(size & 0xff, (size >>> 8) & 0xff, (size >>> 16) & 0xff, size >>> 24);
}

function encodeBytes(kind: FrameKind, numbers: readonly number[], texts: readonly string[]): Buffer {
  const shapes: number[] = [];
  let size = headerBytes + numbers.length * numberBytes;
  for (const text of texts) {
    const length = Buffer.byteLength(text);
    const encoding = length === text.length ? 0 : text.isWellFormed() ? 1 : 2;
    const written = encoding === 2 ? text.length * 2 : length;
    shapes.push(encoding, written);
    size += textHeaderBytes + written;
  }
  const frame = Buffer.allocUnsafe(size);
  frame.writeUInt32LE(size, 0);
  frame[4] = kind;
  frame[5] = numbers.length;
  frame[6] = texts.length;
  let at = headerBytes;
  for (const number of numbers) at = frame.writeUInt32LE(number, at);
  for (let index = 0; index < texts.length; index++) {
    const encoding = shapes[index * 2] ?? 0;
    const written = shapes[index * 2 + 1] ?? 0;
    frame[at] = encoding;
    at = frame.writeUInt32LE(written, at + 1);
    at += frame.write(texts[index] ?? '', at, written, encodingNames[encoding]);
  }
  return frame;
}

/** The frame that begins at `from` and is all there. */
function decodeFrame(bytes: Buffer, from: number, size: number): Frame {
  const numbers: number[] = [];
  const texts: string[] = [];
  let at = from + headerBytes;
  for (let count = bytes[from + 5] ?? 0; count > 0; count--, at += numberBytes) numbers.push(readSize(bytes, at));
  for (let count = bytes[from + 6] ?? 0; count > 0; count--) {
    const start = at + textHeaderBytes;
    const end = start + readSize(bytes, at + 1);
    if (end > from + size) throw new RangeError('A text is longer than its frame.');
    texts.push(bytes.toString(encodingNames[bytes[at] ?? 0], start, end));
    at = end;
  }
  return { kind: bytes[from + 4] ?? 0, numbers, texts };
}

/** Four bytes, the lowest first. Bytes that are not there are zero. */
function readSize(bytes: Buffer, at: number): number {
  const low = (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8) | ((bytes[at + 2] ?? 0) << 16);
  return low + (bytes[at + 3] ?? 0) * 0x1000000;
}

/** Gathers bytes and gives whole frames. Throws a `RangeError` for a frame that cannot be one of ours. */
export function createFrameReader(): {
  /** Takes the next bytes and returns the frames they complete. The bytes may be reused afterwards. */
  push(bytes: Buffer): readonly Frame[];
  /** How many more bytes the frame at hand needs, at least. */
  readonly missingBytes: number;
} {
  let waiting: Buffer[] = [];
  let waitingBytes = 0;
  let needed = headerBytes;
  /** What is left belongs to a frame that is not whole yet. The bytes are not ours to keep. */
  const keep = (bytes: Buffer): void => {
    if (bytes.length > 0) waiting.push(Buffer.from(bytes));
    waitingBytes += bytes.length;
  };
  return {
    push(bytes) {
      const frames: Frame[] = [];
      if (waitingBytes + bytes.length < needed) {
        keep(bytes);
        return frames;
      }
      const all = waitingBytes === 0 ? bytes : Buffer.concat([...waiting, bytes], waitingBytes + bytes.length);
      waiting = [];
      waitingBytes = 0;
      let at = 0;
      for (needed = headerBytes; all.length - at >= needed; needed = headerBytes) {
        needed = readSize(all, at);
        if (needed < headerBytes || needed > largestFrameBytes) {
          throw new RangeError('A frame has an impossible length.');
        }
        if (all.length - at < needed) break;
        frames.push(decodeFrame(all, at, needed));
        at += needed;
      }
      if (at < all.length) keep(all.subarray(at));
      return frames;
    },
    get missingBytes() {
      return Math.max(0, needed - waitingBytes);
    },
  };
}
