import { Buffer } from 'node:buffer';
import { readSync, writeSync } from 'node:fs';
import { argv, exit } from 'node:process';

import { createWorld, readyWorlds, type World } from './world.ts';
import { decodeFrame, encodeFrame, frameKind, headerBytes, type Frame } from './frames.ts';

/** The hand-written child, blocking: one run at a time, one socket pair, no event loop. */
const socket = 3;
const toolNames = JSON.parse(argv[2] ?? '[]') as string[];
const ready: World[] = [];
const chunk = Buffer.allocUnsafe(64 * 1024);
let start = 0;
let end = 0;

function read(into: Buffer, at: number): number {
  try {
    const count = readSync(socket, into, at, into.length - at, null);
    if (count > 0) return at + count;
  } catch {
    // The parent is gone with words of ours unread.
  }
  return exit(0);
}

function nextFrame(): Frame {
  if (start === end) start = end = 0;
  while (end - start < headerBytes) {
    if (start > 0) {
      chunk.copyWithin(0, start, end);
      end -= start;
      start = 0;
    }
    end = read(chunk, end);
  }
  const size = headerBytes + chunk.readUInt32LE(start);
  if (end - start >= size) {
    start += size;
    return decodeFrame(chunk, start - size);
  }
  // A long frame is read straight into a buffer of its size.
  const whole = Buffer.allocUnsafe(size);
  let filled = chunk.copy(whole, 0, start, end);
  start = end = 0;
  while (filled < size) filled = read(whole, filled);
  return decodeFrame(whole, 0);
}

function send(kind: number, run: number, text: string): void {
  const frame = encodeFrame(kind, run, text);
  for (let written = 0; written < frame.length;) written += writeSync(socket, frame, written);
}

function runProgram(run: number, code: string): void {
  const world = ready.pop() ?? createWorld(toolNames, 'sync');
  let last: string | undefined;
  world.onOut = (kind, text) => {
    if (kind === 1) last = text;
    else send(frameKind.calls, run, text);
  };
  world.context.evalSync(`start(${code}\n)`);
  while (last === undefined) world.settle.applySync(undefined, [nextFrame().text]);
  send(frameKind.result, run, last);
  world.isolate.dispose();
}

for (;;) {
  while (ready.length < readyWorlds) ready.push(createWorld(toolNames, 'sync'));
  send(frameKind.ready, 0, '');
  const frame = nextFrame();
  runProgram(frame.run, frame.text);
}
