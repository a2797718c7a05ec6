import { Command } from 'commander';

import type { CommandContext } from './commands/command-context.ts';
import { addDoctorCommand } from './commands/doctor-command.ts';
import { addInitCommand } from './commands/init-command.ts';
import { addLoginCommands } from './commands/login-command.ts';
import { addReplCommand } from './commands/repl-command.ts';
import { addRunCommand } from './commands/run-command.ts';
import { addSearchCommand } from './commands/search-command.ts';
import { addServeCommand } from './commands/serve-command.ts';
import { addTypesCommand } from './commands/types-command.ts';
import { version } from './version.ts';

const commands = [
  addServeCommand,
  addRunCommand,
  addReplCommand,
  addTypesCommand,
  addSearchCommand,
  addDoctorCommand,
  addLoginCommands,
  addInitCommand,
];

/** The command line. Throws `CommanderError` for arguments it does not take, after it has said so. */
export function createProgram(context: CommandContext): Command {
  const program = new Command('sallyport')
    .description('One small tool over all your MCP servers.')
    .version(version)
    .enablePositionalOptions()
    .exitOverride()
    .configureOutput({ writeOut: (text) => process.stderr.write(text) });
  for (const add of commands) add(program, context);
  return program;
}
