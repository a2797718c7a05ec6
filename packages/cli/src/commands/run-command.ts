import { cwd } from 'node:process';

import type { Command } from 'commander';

import { addSessionCommand, type CommandContext, type SessionCommandOptions, withSession } from './command-context.ts';
import { readProgram, runProgram } from './run-program.ts';

/** `sallyport run` */
export function addRunCommand(program: Command, context: CommandContext): void {
  addSessionCommand(program, 'run', 'run a program: a file, or - for standard input')
    .argument('<file>')
    .option('--json', 'print the whole outcome as JSON')
    .action(async (file: string, options: SessionCommandOptions) => {
      const code = await readProgram(file, cwd());
      await withSession(context, options, (session, screen) =>
        runProgram(session.codeMode, code, { screen, json: options.json ?? false, signal: context.signal }),
      );
    });
}
