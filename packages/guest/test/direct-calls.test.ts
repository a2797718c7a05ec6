import { describe, expect, test } from 'vitest';
import { createDirectCallsTest } from '../src/direct-calls.ts';

const isDirect = createDirectCallsTest({
  namespaces: [
    { namespace: 'a', tools: ['b'], groups: [{ name: '$g', tools: ['c'] }] },
    { namespace: '', tools: ['d'] },
  ],
  hostFunctions: ['$search'],
});

describe('a program that only calls tools by their full names', () => {
  test.for([
    '1',
    'codemode.a.b()',
    'await codemode . a\n.b ({}) + codemode.d(1) + codemode.a.$g.c(2)',
    'rows.map((row) => codemode.a.b(row))',
  ])('%s', (program) => {
    expect(isDirect(program)).toBe(true);
  });
  test.for([
    'codemode.a.c()',
    'codemode.b()',
    'codemode.a',
    'codemode.a.b',
    'codemode.a.b?.()',
    'codemode?.a.b()',
    'codemode["a"].b()',
    'codemode.a[b]()',
    'codemode.a.b`x`',
    'codemode.a.b.call(1)',
    'codemode.$search("x")',
    'const { a } = codemode; a.b()',
    'f(codemode)',
    'codemode.a.b(); Object.keys(codemode)',
    '(codemode) => codemode.a.b()',
    'codemode.constructor()',
  ])('is not: %s', (program) => {
    expect(isDirect(program)).toBe(false);
  });
});
