import { homedir } from 'node:os';
import { cwd, env, platform, stderr } from 'node:process';

import confirm from '@inquirer/confirm';
import select from '@inquirer/select';
import type { Command } from 'commander';

import { isTerminal } from '../ask/ask-input.ts';
import { untilStopped } from '../ask/until-stopped.ts';
import { CliError, exitCode } from '../cli-error.ts';
import { carryOut } from '../init/carry-out.ts';
import type { ClientPlace } from '../init/clients.ts';
import { findClient, findClients, type FoundClient } from '../init/find-client.ts';
import { type InitChoices, type InitPlan, planInit } from '../init/plan-init.ts';
import { showDiff } from '../init/show-diff.ts';
import { createScreen, type Screen } from '../screen/create-screen.ts';
import type { CommandContext } from './command-context.ts';

interface InitOptions extends InitChoices {
  readonly yes?: boolean;
  readonly quiet?: boolean;
  readonly json?: boolean;
}

/** `sallyport init` */
export function addInitCommand(program: Command, { signal, end }: CommandContext): void {
  program
    .command('init')
    .description('write the entry for sallyport into the configuration of a client you have')
    .argument('[client]', 'claude-code, claude-desktop, cursor, vscode, windsurf or codex')
    .option('-c, --config <file>', 'the servers to serve; else servers.json of the project, or your own')
    .option('--move', 'move the servers of the client there')
    .option('--name <name>', 'what the entry is called', 'sallyport')
    .option('-y, --yes', 'do not ask')
    .option('-q, --quiet', 'tell people nothing but errors')
    .option('--json', 'print JSON')
    .action(async (id: string | undefined, options: InitOptions) => {
      const screen = createScreen({ quiet: options.quiet ?? false });
      const place = { folder: cwd(), home: homedir(), platform, env };
      const found = id === undefined ? await chooseClient(place, signal) : findClient(id, place);
      const plan = planInit(found, place, options);
      const state = await apply(plan, options, screen, signal);
      const { file, config, move } = plan;
      if (options.json) screen.printJson({ client: found.client.id, file, config, moved: move?.names ?? [], state });
      end(state === 'refused' ? exitCode.stopped : exitCode.ok);
    });
}

async function chooseClient(place: ClientPlace, signal: AbortSignal): Promise<FoundClient> {
  const found = findClients(place);
  const [first] = found;
  if (first === undefined) {
    throw new CliError('No client has a configuration here. Name one, and it is said where it is looked for.');
  }
  if (found.length === 1) return first;
  if (!isTerminal()) throw new CliError(`Name one: ${found.map(({ client }) => client.id).join(', ')}.`);
  const choices = found.map((one) => ({ value: one, name: `${one.client.title}  ${one.file.path}` }));
  return untilStopped(select({ message: 'Which client?', choices }, { output: stderr, signal }), signal);
}

async function apply(
  plan: InitPlan,
  { yes = false }: InitOptions,
  screen: Screen,
  signal: AbortSignal,
): Promise<'same' | 'written' | 'refused'> {
  const { file, before, after, entry, config, move } = plan;
  if (before === after) {
    screen.say(`${file} has this entry already.`);
    return 'same';
  }
  // Shown even when quiet to whoever is asked about it.
  const tell = yes ? screen.say : screen.complain;
  tell(`${file}\n${showDiff(before, after, entry, file.endsWith('.toml'))}`);
  if (move) tell(`${config}\nis made, with ${move.names.join(', ')} as they were.`);
  if (!yes && !(await isWanted(signal))) {
    screen.complain('Nothing was written.');
    return 'refused';
  }
  carryOut(plan);
  screen.say(`Written. Start the client again, and try: npx @sallyport/cli doctor --config ${config}`);
  return 'written';
}

async function isWanted(signal: AbortSignal): Promise<boolean> {
  if (!isTerminal()) throw new CliError('Nothing was written: nobody can be asked here. Add --yes to write it.');
  return untilStopped(confirm({ message: 'Write this?', default: true }, { output: stderr, signal }), signal);
}
