import { readFileSync } from 'node:fs';

import { beforeAll, describe, expect, test } from 'vitest';

import { type Recording, readRecording } from '../src/recording.ts';
import { startDemo } from './start-demo.ts';

const sample = (path: string): string => readFileSync(new URL(`../sample/${path}`, import.meta.url), 'utf8');

describe('the recorded conversation', () => {
  let recording: Recording;
  let stdout = '';
  let turns: readonly string[] = [];

  beforeAll(async () => {
    recording = await readRecording();
  });

  test('ends well, and says that a recorded model speaks', async () => {
    const demo = startDemo([]);
    const ended = await demo.ended;
    ({ stdout } = ended);
    turns = stdout.split(/^You {4}/m).slice(1);
    expect(ended.stderr).toBe('');
    expect(ended.code).toBe(0);
    expect(stdout).toContain('a recorded model speaks');
    expect(turns).toHaveLength(recording.turns.length);
    expect(demo.isGroupAlive()).toBe(false);
    expect(demo.listTemporary()).toEqual([]);
  });

  test('shows the servers with their tools, and what they cost in three ways', () => {
    for (const name of ['everything', 'filesystem', 'memory']) {
      expect(stdout).toMatch(new RegExp(`^  ${name} +\\d+ tools`, 'm'));
    }
    const tokens = ['raw tool list, JSON', 'typed API, whole', 'typed API, within 2,000'].map((label) => {
      const [, count = ''] = new RegExp(`^  ${label} +([\\d,]+)`, 'm').exec(stdout) ?? [];
      return Number(count.replaceAll(',', ''));
    });
    const [raw = 0, whole = 0, budgeted = 0] = tokens;
    expect(whole).toBeLessThan(raw);
    expect(budgeted).toBeLessThanOrEqual(2_000);
    expect(budgeted).toBeGreaterThan(0);
  });

  test('prints what the README says it prints, but for times and the order of what is under way', () => {
    const readme = readFileSync(new URL('../../../README.md', import.meta.url), 'utf8');
    const [, said = ''] = /^```text\n(Servers\n[^]*?)^```$/m.exec(readme) ?? [];
    const plain = (line: string): string =>
      line
        .replace(/^[ │├└┬─]+/u, '')
        .replaceAll(/\d+(?:\.\d+)? m?s\b/g, 'T')
        .replaceAll(/ +/g, ' ')
        .trim();
    const printed = new Set(stdout.split('\n').map(plain));
    const lines = said.split('\n').map(plain);
    expect(lines.length).toBeGreaterThan(60);
    expect(lines.filter((line) => line !== '⋮' && !printed.has(line))).toEqual([]);
  });

  test('shows every program as it is written in its file, with line numbers', () => {
    for (const [index, { steps }] of recording.turns.entries()) {
      for (const { code } of steps) {
        const numbered = code
          .trimEnd()
          .split('\n')
          .map((line, at) => `${String(at + 1).padStart(5)} │ ${line}`.trimEnd());
        expect(turns[index]).toContain(numbered.join('\n'));
      }
    }
  });

  test('shows calls to all servers as a tree, those made at once together', () => {
    expect(turns[0]).toMatch(
      /├─┬ 5 calls at once .*\n {2}│ ├─ filesystem\.read_text_file {2}path: 'customers\.csv' +\d+ ms/,
    );
    expect(turns[1]).toMatch(/│ ├─ everything\.get_structured_content {2}location: 'Chicago' +\d+ ms/);
    expect(turns[2]).toMatch(/├─ memory\.create_entities {2}entities: \[8 items\] +\d+ ms/);
  });

  test('shows a tool that failed, the program that caught it, and a wrong program of which nothing ran until it was corrected', () => {
    expect(turns[1]).toMatch(/path: 'holds\.json' .*\n.*failed: ENOENT/);
    expect(turns[1]).toContain('console.warn  no holds.json');
    const [refused = '', corrected] = turns[2]?.split(/^Model {2}The relation's key/m) ?? [];
    expect(refused).toMatch(/^Run\n {2}└─ not run in .*\n\nRefused by the type check\n/m);
    expect(asWords(refused)).toContain(
      '`relationType` is missing in `relations[]` of `codemode.memory.create_relations`',
    );
    expect(refused).not.toMatch(/├─/);
    expect(corrected).toMatch(/└─ completed in/);
  });

  test('names nothing of the machine it runs on', () => {
    expect(stdout).not.toContain('node-demo-test-');
  });

  test('says in each answer only what its last program returned', () => {
    for (const [index, { answer }] of recording.turns.entries()) {
      const results =
        turns[index]
          ?.split(/^Result$/m)
          .at(-1)
          ?.split(/^Model {2}/m)[0] ?? '';
      const known = [
        ...sample('customers.csv').matchAll(/,(.+),/g),
        ...sample('products.json').matchAll(/"name": "(.+?)"/g),
      ];
      const names = known.flatMap(([, name]) => name ?? []).filter((name) => answer.includes(name));
      const figures = answer.match(/\$[\d.]+\d|O-\d+|(?<![\w./-])\d+(?![\w./-])|New York|Chicago|Los Angeles/g) ?? [];
      expect([...names, ...figures].length).toBeGreaterThan(4);
      for (const fact of [...names, ...figures]) expect(asWords(results)).toContain(fact);
      expect(asWords(turns[index] ?? '')).toContain(answer);
    }
  });

  test('leaves out nothing of what the answers list', () => {
    const ids = (text: string): readonly string[] => [...new Set(text.match(/O-\d+/g))].toSorted();
    for (const [index, { answer }] of recording.turns.entries()) {
      const results =
        turns[index]
          ?.split(/^Result$/m)
          .at(-1)
          ?.split(/^Model {2}/m)[0] ?? '';
      expect(ids(answer)).toEqual(ids(results));
    }
  });
});

/** Text that was wrapped, in one line again. */
function asWords(text: string): string {
  return text.replaceAll(/\s+/g, ' ');
}
