import { describe, expect, test } from 'vitest';
import { bundleRuntimeChunks } from '../scripts/runtime-chunks.ts';
import { runtimeChunks, runtimeParts } from '../src/runtime-chunks.ts';
import { allFeatures, composeRuntime, featuresOf } from '../src/runtime-text.ts';

const runtimeText = composeRuntime(allFeatures, '');
const direct = (): boolean => true;

describe('the runtime text', () => {
  test('is what the sources make of it: run `pnpm build:runtime` when this fails', async () => {
    const fresh = await bundleRuntimeChunks();
    expect({ chunks: runtimeChunks, parts: runtimeParts }).toEqual(fresh);
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
  const calls = ['classCodec', 'createCalls', 'createDirectCodemode', 'createMediaHandles', 'furnish'];
  const lines = ['createLineConsole', 'createLogBuffer', 'furnish', 'inspect'];
  test.for([
    ['nothing of its own', 'async () => 1 + 1', []],
    ['calls', 'async () => codemode.a.b()', calls],
    ['a console', 'async () => console.log(1)', lines],
    ['a whole console', 'async () => console.table([])', lines.with(0, 'createConsole')],
    ['what it throws shown', 'async () => { throw { a: 1 } }', ['furnish', 'inspect']],
    ['classes, for an error it throws', 'async () => { throw new TypeError("a") }', ['classCodec']],
    [
      'what a promise is rejected with shown',
      'async () => new Promise((a, b) => b({}))',
      ['classCodec', 'furnish', 'inspect'],
    ],
    [
      'timers, and the line about what a callback throws',
      'async () => setTimeout(f)',
      ['createLogBuffer', 'createTimers', 'furnish', 'furnishWeb', 'inspect'],
    ],
    ['the web name it says', 'async () => URL.canParse(a)', ['furnish', 'furnishWeb', 'webUrl']],
    ['nothing for words that hold a name', 'async () => [listEvents, baseURL, undefined, retrieval, consoles]', []],
  ] as const)('has %s when the program says so, and no more', ([, program, wanted]) => {
    expect(featuresOf(program, direct)).toEqual(wanted);
  });

  test.for([
    'globalThis',
    'Object.prototype',
    '({}).__proto__',
    'Reflect',
    'Object.defineProperty',
    'gl\\u006fbalThis',
    'a["\\x70rototype"]',
  ])('is the whole runtime for a program that says %s', (word) => {
    expect(composeRuntime(featuresOf(`async () => ${word}`, direct), '')).toBe(runtimeText);
  });
});
