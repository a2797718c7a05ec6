import type { Command } from 'commander';

import { searchHits } from '../constants.ts';
import { addSessionCommand, type CommandContext, type SessionCommandOptions, withSession } from './command-context.ts';

/** `sallyport search` */
export function addSearchCommand(program: Command, context: CommandContext): void {
  addSessionCommand(program, 'search', 'find tools by plain words')
    .argument('<words...>')
    .option('--json', 'print JSON')
    .action(async (words: readonly string[], options: SessionCommandOptions) =>
      withSession(context, options, async ({ codeMode }, screen) => {
        const hits = codeMode.search(words.join(' '), { limit: searchHits });
        if (options.json) screen.printJson(hits);
        else for (const { path, description } of hits) screen.print(`${path}\n    ${description}`);
      }),
    );
}
