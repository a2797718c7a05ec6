import { cwd } from 'node:process';

import type { Command } from 'commander';

import { createScreen, type Screen } from '../screen/create-screen.ts';
import { openSession, type Session, type SessionOptions } from '../session/open-session.ts';

/** What a command runs in. */
export interface CommandContext {
  /** Aborts when the person asks to stop. */
  readonly signal: AbortSignal;
  /** Told the exit code. */
  end(code: number): void;
}

/** What every command over servers takes. */
export interface SessionCommandOptions extends SessionOptions {
  readonly quiet?: boolean;
  readonly json?: boolean;
}

/** A command that works on the servers of a configuration. */
export function addSessionCommand(program: Command, name: string, description: string): Command {
  return program
    .command(name)
    .description(description)
    .option('-c, --config <file>', 'configuration of a client: mcp.json, .toml')
    .option('--strict', 'end when a server does not start')
    .option('--no-check', 'do not type-check programs before they run')
    .option('-q, --quiet', 'tell people nothing but errors');
}

/** Starts the servers, does the work and ends them again. The work may give an exit code; `load` brings its modules. */
export async function withSession(
  { signal, end }: CommandContext,
  options: SessionCommandOptions,
  work: (session: Session, screen: Screen) => Promise<number | void>,
  load?: () => Promise<unknown>,
): Promise<void> {
  const screen = createScreen({ quiet: options.quiet ?? false });
  await using session = await openSession(options, { folder: cwd(), screen, signal, load });
  end((await work(session, screen)) ?? 0);
}
