import { realpathSync } from 'node:fs';

import { createMcpHub, type McpHub, type McpServerStatus } from '@sallyport/adapter-mcp';
import type { CodeMode } from 'sallyport';

import { createAskInput } from '../ask/ask-input.ts';
import { CliError, exitCode } from '../cli-error.ts';
import { type Config, readConfig } from '../config/read-config.ts';
import type { Screen } from '../screen/create-screen.ts';
import { isWithin, toEntry } from './to-entry.ts';

/** What every command over servers takes. */
export interface SessionOptions {
  readonly config?: string;
  /** A server that does not start ends the command. */
  readonly strict?: boolean;
  /** Programs are not checked before they run. */
  readonly check?: boolean;
}

/** The servers of a configuration as a code mode. */
export interface Session extends AsyncDisposable {
  readonly file: string;
  readonly hub: McpHub;
  readonly codeMode: CodeMode;
}

/** Where a session is opened. */
export interface SessionPlace {
  readonly folder: string;
  readonly screen: Screen;
  /** Ends the start. */
  readonly signal: AbortSignal;
  /** Loads what the command itself needs, while the servers start. */
  readonly load?: (() => Promise<unknown>) | undefined;
}

/** Starts the servers and lists their tools. Says on the screen which are ready and which failed. */
export async function openSession(options: SessionOptions, place: SessionPlace): Promise<Session> {
  const { folder, screen, signal } = place;
  const config = await readConfig(options.config, folder, { askInput: createAskInput(signal) });
  const file = realpathSync(config.file);
  if (isWithin(file)) {
    throw new CliError(`${file} leads back to itself: one of its servers is this command with this very file.`);
  }
  await using stack = new AsyncDisposableStack();
  const starting = openHub(config, file, screen, signal);
  // What is not needed to start servers is loaded while they start.
  const [hub, { makeCodeMode }] = await Promise.all([starting, import('./make-code-mode.ts'), place.load?.()]);
  stack.use(hub);
  refuseFailures(hub, options.strict ?? false);
  const made = stack.use(await makeCodeMode(hub, { check: options.check !== false, signal }));
  const held = stack.move();
  return { file: config.file, hub, codeMode: made.codeMode, [Symbol.asyncDispose]: () => held.disposeAsync() };
}

async function openHub(config: Config, file: string, screen: Screen, signal: AbortSignal): Promise<McpHub> {
  screen.say(`starting ${config.servers.map(({ name }) => name).join(', ')}`);
  return createMcpHub({
    servers: Object.fromEntries(config.servers.map((server) => [server.name, toEntry(server, file)])),
    onStatus: createTeller(screen, signal),
    signal,
  });
}

/** Says what becomes of the servers. One that fails again and again is told once. */
function createTeller(screen: Screen, signal: AbortSignal): (status: McpServerStatus) => void {
  const startedAt = performance.now();
  const told = new Set<string>();
  return ({ name, state, tools, error }) => {
    // Whoever stopped it knows why they go.
    if (signal.aborted) return;
    const ms = Math.round(performance.now() - startedAt);
    if (state === 'ready') screen.say(`ready   ${name}: ${tools} tools, ${ms} ms`);
    else if (state === 'failed' && !told.has(name)) {
      told.add(name);
      screen.complain(`failed  ${name}: ${error?.message ?? 'no reason given'}`);
    } else if (state === 'lost') screen.say(`lost    ${name}: it is started again when a program needs it`);
  };
}

function refuseFailures({ servers }: McpHub, strict: boolean): void {
  const failed = servers.filter(({ state }) => state === 'failed').map(({ name }) => name);
  if (failed.length === servers.length) throw new CliError('No server could be started.', exitCode.serverFailed);
  if (strict && failed.length > 0) throw new CliError(`Not started: ${failed.join(', ')}.`, exitCode.serverFailed);
}
