import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { createFrameReader, frameKind, writeFrame } from '../src/frames.ts';

const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.array(fc.integer({ min: 0, max: 0xffff })).map((units) => String.fromCharCode(...units)),
);
const most = 1_000_000;

describe('frames', () => {
  test('carry any numbers and texts, in one message or in pieces of any size', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...Object.values(frameKind)),
        fc.array(fc.nat()),
        fc.array(anyText),
        fc.integer({ min: 1, max: 50 }),
        (kind, numbers, texts, pieceUnits) => {
          const read = createFrameReader(most);
          const messages = writeFrame(kind, numbers, texts, pieceUnits);
          expect(messages.every((message) => message.isWellFormed())).toBe(true);
          const frames = messages.flatMap((message) => read(message) ?? []);
          expect(frames).toEqual([{ kind, numbers, texts }]);
        },
      ),
    );
  });

  test('that claim more than they hold are refused, and so is one that never ends', () => {
    for (const message of ['m1;5\nabc', 'm1;1,-1\na', 'm1;x\na', 'm1;1', 'm1;1\nab', '']) {
      expect(() => createFrameReader(most)(message)).toThrow(RangeError);
    }
    const read = createFrameReader(10);
    expect(read('+12345')).toBeUndefined();
    expect(() => read('+1234567')).toThrow(RangeError);
  });
});
