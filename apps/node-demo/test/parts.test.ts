import { fileURLToPath } from 'node:url';

import { describe, expect, test } from 'vitest';

import { DemoError } from '../src/demo-error.ts';
import { readArguments } from '../src/read-arguments.ts';
import { createHighlighter } from '../src/screen/highlight.ts';
import { textWidth } from '../src/screen/text-width.ts';
import { wrapText } from '../src/screen/wrap-text.ts';
import { startServer } from '../src/start-server.ts';

describe('arguments', () => {
  test('an unknown flag, a missing value and two modes at once are wrong usage and named', () => {
    for (const [args, named] of [
      [['--wat'], '--wat'],
      [['--code'], '--code'],
      [['--repl', '--types'], '--repl and --types'],
      [['program.ts'], 'program.ts'],
      [['--budget', 'few'], '--budget'],
      [['--check', 'strict'], '--check'],
    ] as const) {
      const read = (): unknown => readArguments(args);
      expect(read).toThrow(named);
      expect(read).toThrow(expect.objectContaining({ exitCode: 2 }));
    }
  });

  test('the -- of a package manager is passed over', () => {
    expect(readArguments(['--', '--repl'])).toEqual({ mode: 'repl', budgetTokens: 2_000, check: 'error' });
  });
});

describe('text on the screen', () => {
  test('wide characters count twice, and no line is longer than asked for', () => {
    expect(textWidth('ab')).toBe(2);
    expect(textWidth('茶')).toBe(2);
    for (const line of wrapText('緑茶 and a-very-long-word-without-any-space', 10)) {
      expect(textWidth(line)).toBeLessThanOrEqual(10);
    }
  });

  test('colouring keeps every character, also where a comment or a template goes on', () => {
    const lines = [
      "const a = '// no'; // yes",
      '/* open',
      'const still */ const b = `x',
      '${codemode} y` + 1; // `',
      'return a',
    ];
    const highlight = createHighlighter();
    const spans = lines.map((line) => highlight(line));
    expect(spans.map((each) => each.map(({ text }) => text).join(''))).toEqual(lines);
    expect(spans[2]?.[0]).toEqual({ text: 'const still */', colour: 'quiet' });
    expect(spans[3]?.[0]).toEqual({ text: '${codemode} y`', colour: 'literal' });
    expect(spans[4]?.[0]).toEqual({ text: 'return', colour: 'keyword' });
  });
});

test('a server that does not start is named, with its own words and what to do', async () => {
  await using stack = new AsyncDisposableStack();
  const definition = {
    namespace: 'broken',
    packageName: '@example/broken',
    script: fileURLToPath(new URL('no-such-server.js', import.meta.url)),
    args: [],
    env: {},
  };
  const started = startServer(definition, { signal: new AbortController().signal, stack });
  await expect(started).rejects.toBeInstanceOf(DemoError);
  await expect(started).rejects.toMatchObject({ exitCode: 3 });
  await expect(started).rejects.toThrow(
    /The broken server \(@example\/broken\) did not start: .*Cannot find module[^]*install/,
  );
});
