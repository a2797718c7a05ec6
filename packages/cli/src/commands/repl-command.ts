import { stderr, stdin } from 'node:process';

import type { Command } from 'commander';

import { exitCode } from '../cli-error.ts';
import { refreshOnChange } from '../session/refresh-on-change.ts';
import { userFile } from '../user-file.ts';
import { addSessionCommand, type CommandContext, type SessionCommandOptions, withSession } from './command-context.ts';
import { runProgram } from './run-program.ts';

/** `sallyport repl` */
export function addReplCommand(program: Command, context: CommandContext): void {
  addSessionCommand(program, 'repl', 'type programs yourself, in the place of the model')
    .option('--json', 'print each outcome as JSON')
    .action(async (options: SessionCommandOptions) =>
      withSession(context, options, async ({ codeMode }, screen) => {
        const { startRepl } = await import('../repl/start-repl.ts');
        const { signal } = context;
        using _watch = refreshOnChange(codeMode, { signal, onError: () => {} });
        if (stdin.isTTY) {
          screen.complain(`${codeMode.catalogue.entries.length} tools. Type a program, or .help.`);
          screen.complain('Each runs in a fresh isolate: nothing is kept from one to the next.');
        }
        const well = await startRepl({
          codeMode,
          signal,
          input: stdin,
          // Prompts are for people, as all words are; results alone go to standard output.
          output: stderr,
          historyFile: userFile('repl-history'),
          print: (text) => screen.complain(text),
          run: async (code, stop) => {
            const given = { screen, json: options.json ?? false, signal: stop };
            return (await runProgram(codeMode, code, given)) === exitCode.ok;
          },
        });
        return well ? exitCode.ok : exitCode.programFailed;
      }),
    );
}
