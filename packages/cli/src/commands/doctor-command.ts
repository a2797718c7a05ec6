import type { Command } from 'commander';

import { CliError } from '../cli-error.ts';
import { addSessionCommand, type CommandContext, type SessionCommandOptions, withSession } from './command-context.ts';
import { diagnose, showDiagnosis } from './describe-session.ts';

/** `sallyport doctor` */
export function addDoctorCommand(program: Command, context: CommandContext): void {
  addSessionCommand(program, 'doctor', 'say which servers work, which do not and why, and what a model would read')
    .option('--json', 'print JSON')
    .action(async (options: SessionCommandOptions) =>
      withSession(context, options, async (session, screen) => {
        const found = await diagnose(session);
        if (options.json) screen.printJson(found);
        else showDiagnosis(screen, found);
        if (found.sandbox !== undefined) throw new CliError(`Programs cannot run here: ${found.sandbox}`);
      }),
    );
}
