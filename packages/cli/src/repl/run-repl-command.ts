import type { CodeMode, SearchHit } from 'sallyport';

import { replHits } from '../constants.ts';

/** What lines that begin with a dot work with. */
export interface ReplCommandContext {
  readonly codeMode: Pick<CodeMode, 'types' | 'search' | 'describe'>;
  print(text: string): void;
  /** Shows a tool that was found; without it, it is printed as plain text. */
  readonly showHit?: (hit: SearchHit) => void;
}

const help = `Type a program; it runs once it is complete. A declaration waits for the lines after it, and an empty line
runs what is there. Each program is a world of its own: return or log what you want to see.

  .types            prints the typed API
  .search words     finds tools
  .describe path    prints one tool's types, docs and an example
  .help             prints this
  .exit             ends, as Ctrl-D does

Tab completes tools, their arguments and commands. Ctrl-C stops the program that runs, or drops what was typed.`;

/** The commands, for completion. */
export const replCommands: readonly string[] = ['.types', '.search', '.describe', '.help', '.exit'];

/** Does what a line that begins with a dot says. False when the person wants to leave. */
export function runReplCommand(context: ReplCommandContext, line: string): boolean {
  const { codeMode, print } = context;
  const [command = '', ...words] = line.trim().split(/\s+/u);
  const rest = words.join(' ');
  if (command === '.exit') return false;
  if (command === '.help') print(help);
  else if (command === '.types') print(codeMode.types.trimEnd());
  else if (command === '.search') search(context, rest);
  else if (command === '.describe') describe(context, rest);
  else print(`There is no ${command}. Try .help.`);
  return true;
}

function search({ codeMode, print, showHit }: ReplCommandContext, words: string): void {
  const hits = codeMode.search(words, { limit: replHits });
  for (const hit of hits) {
    if (showHit) showHit(hit);
    else print(`  ${hit.path}\n    ${hit.description}`);
  }
  if (hits.length === 0) print(words === '' ? 'Name some words after .search.' : 'Nothing fits these words.');
}

function describe({ codeMode, print }: ReplCommandContext, path: string): void {
  const found = codeMode.describe(path.replace(/^codemode\./u, ''));
  if (!('unknown' in found)) print(`${found.types.trimEnd()}\n\n${found.example}`);
  else if (path === '') print('Name a path after .describe, for example .describe memory.read_graph');
  else {
    const near = found.suggestions.length === 0 ? '' : ` Near: ${found.suggestions.join(', ')}`;
    print(`There is no ${found.unknown}.${near}`);
  }
}
