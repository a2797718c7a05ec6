import { createPrompt, estimateTokens } from '@sallyport/prompt';
import type { Coverage } from '@sallyport/prompt';
import fc from 'fast-check';
import { encode } from 'gpt-tokenizer/encoding/o200k_base';
import { describe, expect, test } from 'vitest';
import { parts, tool, tools } from './catalogue.ts';

function namespace(coverage: Coverage, name: string): Coverage['namespaces'][number] | undefined {
  return coverage.namespaces.find((each) => each.namespace === name);
}

/** Room for the fixed lines alone. */
const floor = createPrompt(parts(...tools('a', 30)), { budget: { characters: 0 } }).coverage.characters;

describe('a budget', () => {
  test('is kept in characters, and counts add up, for any catalogue', () => {
    const sizes = fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(sizes, fc.integer({ min: 0, max: 20_000 }), (counts, extra) => {
        const entries = counts.flatMap((count, index) => tools(`server_${index}`, count));
        const characters = floor + 200 + extra;
        const { coverage, sections } = createPrompt(parts(...entries), { budget: { characters } });
        expect(sections.api.length).toBe(coverage.characters);
        expect(coverage.characters).toBeLessThanOrEqual(characters);
        expect(coverage.full + coverage.short + coverage.name + coverage.hidden).toBe(entries.length);
        expect(coverage.complete).toBe(sections.api.includes('COMPLETE'));
      }),
      { numRuns: 60 },
    );
  });

  test('is kept in tokens of the stated estimator', () => {
    const { coverage } = createPrompt(parts(...tools('a', 500)), { budget: { tokens: 2_000 } });
    expect(coverage.tokens).toBeLessThanOrEqual(2_000);
    expect(coverage.tokens).toBe(Math.ceil(coverage.characters / 3.1));
    expect(coverage.tokens).toBeGreaterThan(1_800);
  });

  test('is kept by a real tokenizer handed in as the estimator', () => {
    const estimate = (text: string): number => encode(text).length;
    const { coverage, sections } = createPrompt(parts(...tools('a', 200)), {
      budget: { tokens: 1_500 },
      estimateTokens: estimate,
    });
    expect(estimate(sections.api)).toBeLessThanOrEqual(1_500);
    expect(coverage.tokens).toBe(estimate(sections.api));
    expect(coverage.name + coverage.short + coverage.full).toBeGreaterThan(0);
  });

  test('is kept by an estimator whose parts cost less than the whole', () => {
    const estimate = (text: string): number => Math.ceil((text.length / 3) * (1 + text.length / 20_000));
    const { coverage } = createPrompt(parts(...tools('a', 200)), {
      budget: { tokens: 2_000 },
      estimateTokens: estimate,
    });
    expect(coverage.tokens).toBeLessThanOrEqual(2_000);
    expect(coverage.name + coverage.short + coverage.full).toBeGreaterThan(50);
  });

  test('leaves the fixed lines, and a way to the tools, when it is too small for anything', () => {
    const { coverage, sections } = createPrompt(parts(...tools('a', 30)), { budget: { tokens: 0 } });
    expect(coverage.hidden).toBe(30);
    expect(sections.api).toContain('PARTIAL (0 of 30)');
    expect(sections.api).toContain('// and 1 more namespace');
  });

  test('never shows less when it grows', () => {
    const entries = [...tools('a', 40), ...tools('b', 5)];
    const shown = [1_500, 2_000, 3_000, 5_000, 8_000, 13_000, 30_000].map((characters) => {
      const { full, short, name } = createPrompt(parts(...entries), { budget: { characters } }).coverage;
      return [full + short + name, full + short, full] as const;
    });
    for (const [index, [any, typed, full]] of shown.entries()) {
      const [less = 0, lessTyped = 0, lessFull = 0] = shown[index - 1] ?? [];
      expect([any >= less, typed >= lessTyped, full >= lessFull]).toEqual([true, true, true]);
    }
    expect(shown.at(-1)).toEqual([45, 45, 45]);
  });
});

describe('fairness', () => {
  test('a big server does not starve small ones', () => {
    const entries = [...tools('a_big', 2_000), ...tools('small', 3), ...tools('z_tiny', 1)];
    const { coverage } = createPrompt(parts(...entries), { budget: { tokens: 3_000 } });
    expect(namespace(coverage, 'small')).toMatchObject({ full: 3 });
    expect(namespace(coverage, 'z_tiny')).toMatchObject({ full: 1 });
    expect(namespace(coverage, 'a_big')?.hidden).toBeGreaterThan(0);
    expect((namespace(coverage, 'a_big')?.name ?? 0) > 50).toBe(true);
  });

  test('one tool with endless docs does not starve its neighbours', () => {
    const long = 'word '.repeat(2_000);
    const entries = [tool('a', 'endless', { description: `Short. ${long}` }), ...tools('a', 5), ...tools('b', 5)];
    const { coverage } = createPrompt(parts(...entries), { budget: { tokens: 2_000 } });
    expect(namespace(coverage, 'a')).toMatchObject({ full: 5, short: 1 });
    expect(namespace(coverage, 'b')).toMatchObject({ full: 5 });
  });

  test('equal servers get equal shares', () => {
    const entries = ['a', 'b', 'c', 'd'].flatMap((each) => tools(each, 40));
    const { coverage } = createPrompt(parts(...entries), { budget: { characters: 9_000 } });
    const typed = coverage.namespaces.map(({ full, short }) => full + short);
    expect(Math.max(...typed) - Math.min(...typed)).toBeLessThanOrEqual(1);
    expect(Math.min(...typed)).toBeGreaterThan(0);
  });

  test('within a server, names come before signatures and signatures before docs', () => {
    for (const characters of [1_500, 2_500, 4_000, 7_000, 9_000]) {
      const { full, short, name, hidden } = createPrompt(parts(...tools('a', 40)), { budget: { characters } }).coverage;
      if (short + full > 0) expect(hidden).toBe(0);
      if (full > 0) expect(name).toBe(0);
    }
  });

  test('every namespace is named before any is left out, while names fit', () => {
    const entries = Array.from({ length: 60 }, (_, index) => tools(`server_${index}`, 20)).flat();
    const { coverage } = createPrompt(parts(...entries), { budget: { tokens: 4_000 } });
    expect(coverage.namespaces.every(({ hidden, tools: all }) => hidden < all)).toBe(true);
  });
});

test('members are read only when they are shown', () => {
  let read = 0;
  const entries = tools('big', 3_000).map((entry) => ({
    ...entry,
    get full(): string {
      read += 1;
      return entry.full;
    },
  }));
  createPrompt(parts(...entries), { budget: { tokens: 2_000 } });
  expect(read).toBe(0);
});

test('the default estimator is within a quarter of a real tokenizer on an API', () => {
  const { sections } = createPrompt(parts(...tools('github', 40), ...tools('slack', 30)));
  const real = encode(sections.api).length;
  expect(estimateTokens(sections.api) / real).toBeGreaterThan(0.9);
  expect(estimateTokens(sections.api) / real).toBeLessThan(1.25);
});
