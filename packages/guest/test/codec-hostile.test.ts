import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { decodeEnding, decodeMessage, decodeValue, encodeValue } from '../src/index.ts';

const limits = { depth: 100, size: 1_000_000 };
const carried = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.jsonValue(),
    fc.constant(undefined),
    fc.bigInt(),
    fc.double(),
    fc.date({ noInvalidDate: true }),
    fc.uint8Array(),
    fc.array(tie('value')),
    fc.dictionary(fc.oneof(fc.string(), fc.constantFrom('$', '__proto__', 'then')), tie('value')),
    fc.array(fc.tuple(fc.string(), tie('value'))).map((pairs) => new Map(pairs)),
    fc.array(fc.string()).map((items) => new Set(items)),
  ),
})).value;

describe('the codec', () => {
  test('carries every value it takes', () => {
    fc.assert(
      fc.property(carried, (value) => {
        expect(decodeValue(encodeValue(value, limits))).toEqual(value);
      }),
      { numRuns: 300 },
    );
  });
  test('throws only codec errors for a text nobody encoded', () => {
    const text = fc.oneof(
      fc.string(),
      fc.json().map((json) => `+${json}`),
      fc.jsonValue().map((value) => `+${JSON.stringify({ $: value })}`),
    );
    fc.assert(
      fc.property(text, (given) => {
        try {
          decodeValue(given);
        } catch (error) {
          expect((error as { readonly code?: unknown }).code).toBe('not_serializable');
        }
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('the wire', () => {
  test.each([
    '',
    '\n',
    'value',
    'value 0',
    'value -1\n',
    'value NaN\n',
    'value 1e9\n=1',
    'value 99999999999999999999\n',
    'threw 0\n',
    'threw 0\n{}',
    'threw 0\n[1,2]',
    'value 2\n{}=1',
    'value 6\n[[1,2]=1',
    'nothing 0\n',
  ])('has no ending in %j', (text) => {
    expect(decodeEnding(text)).toBeUndefined();
  });
  test.each([
    '',
    'wake',
    'wake -1',
    'wake NaN',
    'log',
    'log\n{}',
    'log\nx1\na',
    'log\nl\na',
    'log\nl2\na',
    'log\nl1\nab',
    'log\nl1',
    'log\nl1e\na',
    'log\n1\na',
    'evil 1',
    'constructor',
  ])('has no message in %j', (text) => {
    expect(decodeMessage(text)).toBeUndefined();
  });
  test('reads any text without throwing', () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.constantFrom('', 'call ', 'log\n', 'wake ', 'value 0\n', 'threw 3\n'),
        (text, start) => {
          decodeMessage(start + text);
          decodeEnding(start + text);
        },
      ),
      { numRuns: 1_000 },
    );
  });
});
