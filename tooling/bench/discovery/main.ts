import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { ApiEntry } from '@sallyport/prompt';
import { createSearchIndex } from '@sallyport/prompt';
import { createCloudflareScoring } from './cloudflare-scoring.ts';
import { readCorpus, readServers, toEntries } from './corpus.ts';
import type { Finder } from './finder.ts';
import { createPlainBm25 } from './plain-bm25.ts';

/**
 * Prints recall of three ways to find a tool over real servers' lists and plain-language questions that were written
 * before the index was tuned.
 *
 * `--corpus <folder>` another corpus; `--misses tuned|held|all|none` which misses to list. Questions about every second
 * server (`held`) were never looked at while tuning.
 */

interface Question {
  readonly kind: 'plain' | 'typo' | 'cjk-mixed' | 'cjk-native';
  readonly question: string;
  readonly expect: readonly string[];
}

const here = fileURLToPath(new URL('.', import.meta.url));
const { values: flags } = parseArgs({
  options: {
    corpus: { type: 'string', default: fileURLToPath(new URL('../../corpus/mcp-tools', import.meta.url)) },
    misses: { type: 'string', default: 'all' },
    times: { type: 'boolean', default: true },
  },
  allowNegative: true,
});

const servers = [...readCorpus(flags.corpus), ...readServers(`${here}cjk-tools.json`)];
const entries = toEntries(servers);
const held = new Set(servers.filter((_, index) => index % 2 === 1).map(({ namespace }) => namespace));
const { questions }: { readonly questions: readonly Question[] } = JSON.parse(
  readFileSync(`${here}questions.json`, 'utf8'),
);
const finders: readonly (readonly [string, (entries: readonly ApiEntry[]) => Finder])[] = [
  ['sallyport', createOurs],
  ['plain BM25', createPlainBm25],
  ['@cloudflare/codemode', createCloudflareScoring],
];

function createOurs(all: readonly ApiEntry[]): Finder {
  const index = createSearchIndex({ entries: all, declarations: [] });
  index.search('x');
  return (query, limit) => index.search(query, { limit }).map(({ path }) => path);
}

/** The row a question counts in. */
function rowOf(question: Question): string {
  if (question.kind !== 'plain') return question.kind;
  return isHeld(question) ? 'plain, servers held back' : 'plain, servers tuned on';
}

function isHeld(question: Question): boolean {
  const first = question.expect[0] ?? '';
  return held.has(first.slice(0, first.indexOf('/')));
}

function rankOf(question: Question, found: readonly string[]): number {
  const ranks = question.expect.map((path) => found.indexOf(path)).filter((rank) => rank >= 0);
  return ranks.length === 0 ? Infinity : Math.min(...ranks);
}

function percent(part: number, whole: number): string {
  return whole === 0 ? '-' : `${((100 * part) / whole).toFixed(1)}`;
}

function printRecall(): void {
  const rows = ['plain, servers tuned on', 'plain, servers held back', 'typo', 'cjk-mixed', 'cjk-native', 'all'];
  console.log(`${entries.length} tools of ${servers.length} servers, ${questions.length} questions\n`);
  console.log(`| questions | n | ${finders.map(([name]) => `${name} @1 | @5`).join(' | ')} |`);
  console.log(`|---|--:|${finders.map(() => '--:|--:').join('|')}|`);
  const built = finders.map(([name, create]) => ({ name, find: create(entries) }));
  for (const row of rows) {
    const own = questions.filter((question) => row === 'all' || rowOf(question) === row);
    const cells = built.map(({ find }) => {
      const ranks = own.map((question) => rankOf(question, find(question.question, 5)));
      return `${percent(ranks.filter((rank) => rank < 1).length, own.length)} | ${percent(ranks.filter((rank) => rank < 5).length, own.length)}`;
    });
    console.log(`| ${row} | ${own.length} | ${cells.join(' | ')} |`);
  }
  if (flags.misses === 'none') return;
  const ours = built[0]?.find;
  console.log('\nMissed in the first five:');
  for (const question of questions) {
    if (flags.misses !== 'all' && (flags.misses === 'held') !== isHeld(question)) continue;
    const found = ours?.(question.question, 5) ?? [];
    if (rankOf(question, found) >= 5) {
      console.log(
        `- "${question.question}" wants ${question.expect.join(' or ')}; got ${found.join(', ') || 'nothing'}`,
      );
    }
  }
}

/** The corpus again and again under other namespaces until there are `count` tools. */
function enlarge(count: number): ApiEntry[] {
  return Array.from({ length: count }, (_, index) => {
    const entry = entries[index % entries.length];
    if (entry === undefined) throw new Error('the corpus is empty');
    const copy = Math.floor(index / entries.length);
    return { ...entry, namespace: `${entry.namespace}${copy}`, path: `${entry.path}_${copy}` };
  });
}

function printTimes(count: number): void {
  const many = enlarge(count);
  console.log(`\n| ${count} tools | index, CPU ms | query ms, median | 95th |\n|---|--:|--:|--:|`);
  for (const [name, create] of finders) {
    const started = process.cpuUsage();
    const find = create(many);
    const { user, system } = process.cpuUsage(started);
    const indexMs = (user + system) / 1_000;
    for (const { question } of questions.slice(0, 20)) find(question, 10);
    const times = questions
      .map(({ question }) => {
        const from = performance.now();
        find(question, 10);
        return performance.now() - from;
      })
      .toSorted((left, right) => left - right);
    const at = (share: number): string => (times[Math.floor(times.length * share)] ?? 0).toFixed(2);
    console.log(`| ${name} | ${indexMs.toFixed(0)} | ${at(0.5)} | ${at(0.95)} |`);
  }
}

printRecall();
if (flags.times) printTimes(10_000);
