import { describe, expect, test } from 'vitest';

import { decodeValue, encodeValue } from '../src/index.ts';

const limits = { depth: 4, size: 1_000 };

describe('a value that is encoded and decoded is the same', () => {
  test.each<[unknown]>([
    [{ text: 'a', truth: true, number: 1.5, zero: 0 }],
    [{ zero: -0 }],
    [{ number: NaN }],
    [{ number: -Infinity }],
    [{ nothing: undefined }],
    [{ $: 'a text under the name of marks' }],
    [{ $: ['undefined'] }],
    [{ inner: { zero: -0, $: 1 }, list: ['a', -0, undefined] }],
    [{}],
  ])('%o', (value) => {
    expect(decodeValue(encodeValue(value, limits))).toStrictEqual(value);
  });
});

test('an object of plain members is held to the limits like any other', () => {
  expect(() => encodeValue({ text: 'x'.repeat(limits.size) }, limits)).toThrow('longer than 1000 characters');
  // Short as it is, longer as JSON.
  expect(() => encodeValue({ text: '\n'.repeat(limits.size - 20) }, limits)).toThrow('longer than 1000 characters');
  expect(() => encodeValue({ text: 'x' }, { ...limits, depth: 0 })).toThrow('nested more than 0 levels');
});
