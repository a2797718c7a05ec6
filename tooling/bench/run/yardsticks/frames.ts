import { Buffer } from 'node:buffer';

/** What a frame of the hand-written child says. */
export const frameKind = { ready: 1, run: 2, calls: 3, answers: 4, result: 5 } as const;

export interface Frame {
  readonly kind: number;
  /** Which run of the child it belongs to. */
  readonly run: number;
  readonly text: string;
}

/** `u32 length of the text, u8 kind, u32 run`, then the text as UTF-8. */
export const headerBytes = 9;
const smallText = 4096;

/** One frame as bytes. Small texts are not measured first. */
export function encodeFrame(kind: number, run: number, text: string): Buffer {
  const room = text.length <= smallText ? text.length * 3 : Buffer.byteLength(text);
  const bytes = Buffer.allocUnsafe(headerBytes + room);
  const length = bytes.write(text, headerBytes, 'utf8');
  bytes.writeUInt32LE(length, 0);
  bytes[4] = kind;
  bytes.writeUInt32LE(run, 5);
  return bytes.subarray(0, headerBytes + length);
}

/** The frame at `at`. The caller has seen that it is whole. */
export function decodeFrame(bytes: Buffer, at: number): Frame {
  const end = at + headerBytes + bytes.readUInt32LE(at);
  return {
    kind: bytes[at + 4] ?? 0,
    run: bytes.readUInt32LE(at + 5),
    text: bytes.toString('utf8', at + headerBytes, end),
  };
}

/** Gathers chunks as an event loop delivers them and hands on whole frames. */
export function createFrameReader(onFrame: (frame: Frame) => void): (chunk: Buffer) => void {
  let parts: Buffer[] = [];
  let size = 0;
  let needed = headerBytes;
  return (chunk) => {
    parts.push(chunk);
    size += chunk.length;
    if (size < needed) return;
    let all = parts.length === 1 ? chunk : Buffer.concat(parts, size);
    for (needed = headerBytes; all.length >= needed;) {
      needed = headerBytes + all.readUInt32LE(0);
      if (all.length < needed) break;
      onFrame(decodeFrame(all, 0));
      all = all.subarray(needed);
      needed = headerBytes;
    }
    parts = all.length > 0 ? [all] : [];
    size = all.length;
  };
}
