import { Buffer } from 'node:buffer';
import { Socket, type SocketConstructorOpts } from 'node:net';
import type { Readable, Writable } from 'node:stream';

import { readBytes } from './constants.ts';
import { bytesFrom, type WrittenFrame, writeFrame } from './frames.ts';

/**
 * The host's ends of a guest process's pipes. Node's streams work, and cost more than all that is said over them: the
 * first write and the first read after a pause take some 100 µs. So where the stream shows the handle under it, a text
 * is written by one system call, and bytes arrive in one buffer of ours. Elsewhere the streams do the same.
 */
interface WithHandle {
  _handle?: { readonly fd?: number } | null;
}

/** Sends frames, in order. */
export interface Requests {
  write(frame: WrittenFrame): void;
  /** Bytes the process has not taken yet. */
  readonly queuedBytes: number;
}

/** Writes to `stream`. A process that is gone is no error: its end says so. */
export function openRequests(stream: Writable): Requests {
  const fd = (stream as WithHandle)._handle?.fd;
  stream.on('error', () => {});
  const writeNow = (frame: WrittenFrame): number => {
    // What waits goes first.
    if (fd === undefined || fd < 0 || stream.writableLength > 0 || stream.destroyed) return 0;
    try {
      return writeFrame(fd, frame);
    } catch {
      // The pipe is full, or the process is gone: the stream knows what to do.
      return 0;
    }
  };
  return {
    write(frame) {
      const written = writeNow(frame);
      if (written < frame.length) stream.write(bytesFrom(frame, written));
    },
    get queuedBytes() {
      return stream.writableLength;
    },
  };
}

/** What keeps Node from ending while it is held. */
export interface Holding {
  ref?(): unknown;
  unref?(): unknown;
}

/** Hands on what arrives on `stream`. The bytes may be reused afterwards. Returns what keeps Node from ending. */
export function openReports(stream: Readable, onBytes: (bytes: Buffer) => void): Holding {
  const { _handle: handle } = stream as WithHandle;
  if (!handle) return stream.on('data', onBytes) as Holding;
  const buffer = Buffer.allocUnsafeSlow(readBytes);
  const onread = {
    buffer,
    callback: (count: number): boolean => {
      onBytes(buffer.subarray(0, count));
      return true;
    },
  };
  const socket = new Socket({ handle, onread } as unknown as SocketConstructorOpts);
  // The handle has a new owner, who closes it; the old one only has to be told that it is over.
  (stream as WithHandle)._handle = null;
  socket.on('error', () => {});
  socket.on('close', () => stream.destroy());
  return socket;
}
