import { expect, test } from 'vitest';

import { isRight } from '../src/score/is-right.ts';
import { isSame } from '../src/score/is-same.ts';

const exactly = { anyOrder: false };

test('the same JSON is the same whatever the order of its keys; a sum may differ in its last digits', () => {
  expect(isSame({ a: 1, b: [0.3] }, { b: [0.1 + 0.2], a: 1 }, exactly)).toBe(true);
  expect(isSame({ a: 1 }, { a: 1.01 }, exactly)).toBe(false);
  expect(isSame({ a: 1 }, { a: 1, b: 2 }, exactly)).toBe(false);
  expect(isSame({ a: undefined }, {}, exactly)).toBe(false);
  expect(isSame([], {}, exactly)).toBe(false);
  expect(isSame({}, null, exactly)).toBe(false);
  expect(isSame(JSON.parse('{"__proto__":{"a":1}}'), {}, exactly)).toBe(false);
});

test('lists are compared in order, unless any order will do; then each item counts once', () => {
  expect(isSame([1, 2], [2, 1], exactly)).toBe(false);
  expect(isSame([1, 2], [2, 1], { anyOrder: true })).toBe(true);
  expect(isSame([1, 1, 2], [1, 2, 2], { anyOrder: true })).toBe(false);
});

const given = { value: undefined, text: '', media: [], connections: [] };

test('an answer is what the program returned, or JSON the model said, in a fence or without', () => {
  const expected = { value: { open: 3 } };
  expect(isRight(expected, { ...given, value: { open: 3 } })).toBe(true);
  expect(isRight(expected, { ...given, text: '{"open":3}' })).toBe(true);
  expect(isRight(expected, { ...given, text: 'There are:\n```json\n{"open": 3}\n```\nThree.' })).toBe(true);
  expect(isRight(expected, { ...given, text: 'open: 3' })).toBe(false);
  expect(isRight(expected, { ...given, value: { open: 4 } })).toBe(false);
});

test('what must be shown must be shown, and nothing else', () => {
  const expected = { media: ['image/png'] };
  expect(isRight(expected, { ...given, media: ['image/png'] })).toBe(true);
  expect(isRight(expected, given)).toBe(false);
  expect(isRight(expected, { ...given, media: ['image/png', 'image/png'] })).toBe(false);
});
