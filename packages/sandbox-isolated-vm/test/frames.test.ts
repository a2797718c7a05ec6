import { closeSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';

import { spelledUnits } from '../src/constants.ts';
import { bytesFrom, createFrameReader, encodeFrame, frameKind, writeFrame } from '../src/frames.ts';

const texts: readonly (readonly [what: string, text: string])[] = [
  ['nothing', ''],
  ['ASCII', 'call github.listIssues\n{"n":1}'],
  ['every unit of one byte', String.fromCharCode(...Array.from({ length: 256 }, (_, unit) => unit))],
  ['units of two bytes', 'naïve – 日本語 🚢'],
  ['halves of pairs', 'a\ud83dz\udea2'],
  ['a long text', 'x'.repeat(spelledUnits + 1)],
  ['a long text of two-byte units', '日'.repeat(spelledUnits + 1)],
];

/** Through a real file, as through a pipe; `from` says how much of it a full pipe took before the rest was kept. */
function cross(given: readonly string[], from?: number): readonly string[] {
  const path = join(tmpdir(), `sallyport-frames-${process.pid}`);
  const file = openSync(path, 'w');
  const frame = encodeFrame(frameKind.run, [1, 0xffff_ffff], given);
  try {
    if (from === undefined) expect(writeFrame(file, frame)).toBe(frame.length);
    else for (const part of [bytesFrom(frame, 0).subarray(0, from), bytesFrom(frame, from)]) writeFrame(file, part);
    const frames = createFrameReader().push(readFileSync(path));
    expect(frames).toMatchObject([{ kind: frameKind.run, numbers: [1, 0xffff_ffff] }]);
    return frames[0]?.texts ?? [];
  } finally {
    closeSync(file);
    rmSync(path);
  }
}

test.each(texts)('%s crosses as it is', (_, text) => {
  expect(cross([text])).toEqual([text]);
  expect(cross(['first', text, 'last'])).toEqual(['first', text, 'last']);
});

test.each(texts)('%s crosses as it is when a pipe takes only a part at first', (_, text) => {
  for (const from of [1, 7, 16]) expect(cross(['first', text], from)).toEqual(['first', text]);
});
