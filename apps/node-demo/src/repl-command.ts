import { cleanText } from './screen/clean-text.ts';
import { wrapText } from './screen/wrap-text.ts';
import type { Stage } from './stage.ts';

const help = `Type a program; it runs once it is complete. A declaration waits for the lines after it, and an empty line
runs what is there. Each program is a world of its own: return or log what you want to see.

  .types            prints the typed API
  .search words     finds tools
  .describe path    prints one tool's types, docs and an example
  .help             prints this
  .exit             ends the demo, as Ctrl-D does`;

/** Does what a line that begins with a dot says. Resolves with false when the demo is to end. */
export function runReplCommand({ screen, codeMode }: Stage, line: string): boolean {
  const { palette } = screen;
  const [command = '', ...words] = line.trim().split(/\s+/);
  const rest = words.join(' ');
  const print = (text: string): void => screen.print(...cleanText(text).split('\n'));
  switch (command) {
    case '.exit':
      return false;
    case '.help':
      print(help);
      break;
    case '.types':
      print(codeMode.types.trimEnd());
      break;
    case '.search': {
      const hits = codeMode.search(rest, { limit: 5 });
      for (const { path, description } of hits) {
        const lines = wrapText(cleanText(description), screen.columns() - 4).map(
          (each) => `    ${palette.quiet(each)}`,
        );
        screen.print(`  ${palette.name(path)}`, ...lines);
      }
      if (hits.length === 0) print(rest === '' ? 'Name some words after .search.' : 'Nothing fits these words.');
      break;
    }
    case '.describe': {
      const found = codeMode.describe(rest.replace(/^codemode\./, ''));
      if (!('unknown' in found)) print(`${found.types.trimEnd()}\n\n${found.example}`);
      else if (rest === '') print('Name a path after .describe, for example memory.read_graph.');
      else {
        const near = found.suggestions.length === 0 ? '' : ` Near: ${found.suggestions.join(', ')}`;
        print(`There is no ${found.unknown}.${near}`);
      }
      break;
    }
    default:
      print(`There is no ${command}. Try .help.`);
  }
  screen.print('');
  return true;
}
