import type { CodeMode } from 'sallyport';

import type { Screen } from './screen/screen.ts';
import { tableLines } from './screen/table.ts';
import type { Server } from './start-server.ts';

type CountTokens = (text: string) => number;

/** Loads the tokenizer, which takes a moment: start it early. Tokens are those of `o200k_base`. */
export async function loadTokenizer(): Promise<CountTokens> {
  const { countTokens } = await import('gpt-tokenizer/encoding/o200k_base');
  return (text) => countTokens(text);
}

/** What the tools cost a model: as the servers list them, as a typed API, and as the prompt shows it. */
export function sizeLines(
  screen: Screen,
  context: {
    readonly servers: readonly Server[];
    readonly codeMode: CodeMode;
    readonly countTokens: CountTokens;
    readonly budgetTokens: number;
  },
): readonly string[] {
  const { servers, codeMode, countTokens, budgetTokens } = context;
  const { coverage } = codeMode;
  const raw = countTokens(JSON.stringify(servers.flatMap(({ rawTools }) => rawTools)));
  const row = (label: string, tokens: number, note = ''): readonly string[] => [
    label,
    tokens.toLocaleString('en-US'),
    `${Math.round((tokens / raw) * 100)} %`,
    note,
  ];
  const levels = [`${coverage.full} of ${coverage.tools} tools in full`];
  if (coverage.short > 0) levels.push(`${coverage.short} short`);
  if (coverage.name > 0) levels.push(`${coverage.name} by name`);
  if (coverage.hidden > 0) levels.push(`${coverage.hidden} to be searched for`);
  const budget = `typed API, within ${budgetTokens.toLocaleString('en-US')}`;
  return tableLines(
    [
      ['raw tool list, JSON', raw.toLocaleString('en-US'), 'tokens'],
      row('typed API, whole', countTokens(codeMode.types)),
      row(budget, countTokens(codeMode.prompt.sections.api), levels.join(', ')),
    ],
    { columns: screen.columns(), right: [1, 2] },
  );
}
