import { describe, expect, test } from 'vitest';
import { bundleRuntimeChunks } from '../scripts/runtime-chunks.ts';
import { runtimeChunks } from '../src/runtime-chunks.ts';
import { composeRuntime, featuresOf, runtimeText } from '../src/runtime-text.ts';

describe('the runtime text', () => {
  test('is what the sources make of it: run `pnpm build:runtime` when this fails', async () => {
    const fresh = await bundleRuntimeChunks();
    expect(runtimeChunks).toEqual(fresh);
    expect(await bundleRuntimeChunks()).toEqual(fresh);
  });
  test('is one line of ASCII', () => {
    expect(/^[\x20-\x7e]+$/.test(runtimeText)).toBe(true);
  });
  test('stays small enough to be read anew by every isolate', () => {
    expect(runtimeText.length).toBeLessThan(78_000);
  });
});

describe('a runtime tailored to a program', () => {
  test.for([
    ['nothing of its own', 'async () => 1 + 1', []],
    ['calls', 'async () => codemode.a.b()', ['calls']],
    ['a console', 'async () => console.log(1)', ['logs', 'console', 'inspect']],
    ['what it throws shown', 'async () => { throw { a: 1 } }', ['inspect']],
    ['timers, and the line about what a callback throws', 'async () => setTimeout(f)', ['logs', 'inspect', 'timers']],
    ['web names and the timers they need', 'async () => new URL(a)', ['logs', 'inspect', 'timers', 'web']],
  ] as const)('has %s when the program says so, and no more', ([, program, wanted]) => {
    expect(featuresOf(program)).toEqual(wanted);
  });

  test.for([
    'globalThis',
    'Object.prototype',
    '({}).__proto__',
    'Reflect',
    'Object.defineProperty',
    'gl\\u006fbalThis',
  ])('is the whole runtime for a program that says %s', (word) => {
    expect(composeRuntime(featuresOf(`async () => ${word}`))).toBe(runtimeText);
  });
});
