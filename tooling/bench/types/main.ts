import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { measureCpu, measureOneTool, measureTokens } from './cost.ts';
import type { Generator } from './generator.ts';
import { loadCloudflare, loadJsonSchemaToTypescript, loadTanstack, loadUtcp, sallyport } from './generators.ts';
import { askAbout, measureCalls } from './real-calls.ts';
import { measureSuite, readSuite } from './suite.ts';
import { readToolLists } from './tool-lists.ts';
import { measureSaid } from './what-is-said.ts';
import type { Share } from './what-is-said.ts';

/**
 * Prints what generated types are worth: ours and those of others, over real tool lists and JSON-Schema-Test-Suite.
 *
 *     node --conditions=@sallyport/source types/main.ts [--corpus DIR] [--only NAME] [--verbose]
 *
 * `--corpus` is a directory with `mcp-tools/` and `json-schema-test-suite/` in it.
 */
const { values: flags } = parseArgs({
  options: { corpus: { type: 'string' }, only: { type: 'string' }, verbose: { type: 'boolean', default: false } },
});
const corpus = flags.corpus ?? join(import.meta.dirname, '../../corpus');
const lists = readToolLists(join(corpus, 'mcp-tools'));
const groups = readSuite(join(corpus, 'json-schema-test-suite'));
const questions = askAbout(lists);

const loaders: readonly (() => Promise<Generator> | Generator)[] = [
  () => sallyport,
  loadCloudflare,
  loadTanstack,
  loadUtcp,
  loadJsonSchemaToTypescript,
];

const columns: { readonly name: string; readonly rows: ReadonlyMap<string, string> }[] = [];
for (const load of loaders) {
  const generator = await load();
  if (flags.only !== undefined && !generator.name.includes(flags.only)) continue;
  columns.push({ name: generator.name, rows: await measure(generator) });
}
print();

async function measure(generator: Generator): Promise<ReadonlyMap<string, string>> {
  const rows = new Map<string, string>();
  const suite = await measureSuite(generator, groups);
  rows.set('suite: groups / instances', `${suite.groups} / ${suite.instances}`);
  rows.set('suite: crashes / not compiling / lost', `${suite.crashes} / ${suite.uncompilable} / ${suite.lost}`);
  rows.set('suite: soundness', percent({ found: suite.valid - suite.unsound.length, total: suite.valid }));
  rows.set('suite: core precision', percent({ found: suite.core - suite.coreMissed.length, total: suite.core }));
  const calls = await measureCalls(generator, lists, questions);
  rows.set('tools callable', `${calls.callable} of ${calls.tools}`);
  rows.set('APIs that compile', `${calls.compiling} of ${calls.apis}`);
  const shares = {
    argument: 'valid arguments accepted',
    result: 'valid results accepted',
    mistake: 'mistakes caught',
    misspelt: 'misspelt keys caught',
  } as const;
  for (const [expectation, title] of Object.entries(shares)) {
    const key = expectation as keyof typeof shares;
    rows.set(title, `${percent({ found: calls.right[key], total: calls.total[key] })} of ${calls.total[key]}`);
  }
  const said = await measureSaid(generator, lists);
  rows.set(
    'tool / input / output docs kept',
    [said.toolDocs, said.inputDocs, said.outputDocs].map(percent).join(' / '),
  );
  rows.set('input constraints kept', percent(said.constraints));
  rows.set('enums as types', percent(said.enums));
  rows.set('integers said', percent(said.integers));
  rows.set('typed nodes lost to any or unknown', percent({ found: -said.nodes.found, total: said.nodes.total }));
  const tokens = await measureTokens(generator, lists);
  rows.set('tokens ÷ raw JSON, full', tokens.ratio.toFixed(3));
  rows.set('  worst server', `${tokens.worst.ratio.toFixed(2)} ${tokens.worst.server}`);
  rows.set('tokens ÷ raw JSON, short', tokens.short?.toFixed(3) ?? '–');
  rows.set('1,000 tools, CPU ms', (await measureCpu(generator, lists, 20)).toFixed(0));
  rows.set('one tool, CPU µs', (await measureOneTool(generator, lists, 30)).toFixed(0));
  if (flags.verbose) {
    console.log(generator.name, { unsound: suite.unsound, coreMissed: suite.coreMissed });
    console.log(calls.wrong.slice(0, 40), said.missing.slice(0, 60));
  }
  return rows;
}

function percent({ found, total }: Share): string {
  return total === 0 ? '–' : `${(Math.floor((found / total) * 10_000) / 100).toFixed(2)} %`;
}

function print(): void {
  const titles = [...(columns[0]?.rows.keys() ?? [])];
  const table = [
    ['', ...columns.map(({ name }) => name)],
    ...titles.map((title) => [title, ...columns.map(({ rows }) => rows.get(title) ?? '')]),
  ];
  const widths = (table[0] ?? []).map((_, at) => Math.max(...table.map((row) => (row[at] ?? '').length)));
  for (const row of table) console.log(row.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join('  '));
}
