import { cwd } from 'node:process';

import { createHttpConnector } from '@sallyport/adapter-mcp/connect';
import { createLoopbackAuthorize } from '@sallyport/adapter-mcp/node';
import { type Command, Option } from 'commander';
import open from 'open';

import { createAskInput } from '../ask/ask-input.ts';
import { CliError, exitCode } from '../cli-error.ts';
import { readConfig } from '../config/read-config.ts';
import { signInPort } from '../constants.ts';
import { createScreen, type Screen } from '../screen/create-screen.ts';
import {
  createServerSignIn,
  hasOwnAuthorization,
  type HttpServerConfig,
  prepareLogin,
  signInFile,
} from '../session/sign-in.ts';
import { version } from '../version.ts';
import type { CommandContext } from './command-context.ts';
import { readPort } from './read-port.ts';

interface LoginOptions {
  readonly config?: string;
  readonly port?: number;
  readonly browser: boolean;
  readonly quiet?: boolean;
  readonly json?: boolean;
}

/** `sallyport login` and `sallyport logout` */
export function addLoginCommands(program: Command, { signal, end }: CommandContext): void {
  const add = (name: string, description: string): Command =>
    program
      .command(name)
      .description(description)
      .argument('<server>')
      .option('-c, --config <file>', 'configuration of a client: mcp.json, .toml')
      .option('-q, --quiet', 'tell people nothing but errors')
      .option('--json', 'print JSON');
  add('login', 'sign in to a server, in the browser')
    .addOption(
      new Option('-p, --port <number>', `where the page comes back to (default: ${signInPort})`).argParser(readPort),
    )
    .option('--no-browser', 'show the address instead of opening it')
    .action(async (name: string, options: LoginOptions) => {
      const screen = createScreen({ quiet: options.quiet ?? false });
      const server = await readHttpServer(name, options, signal);
      const state = await signIn(server, options, screen, signal);
      if (options.json) screen.printJson({ server: name, state, file: signInFile() });
      else screen.say(said[state](name));
      end(exitCode.ok);
    });
  add('logout', 'forget the sign-in of a server').action(async (name: string, options: LoginOptions) => {
    const screen = createScreen({ quiet: options.quiet ?? false });
    const server = await readHttpServer(name, options, signal);
    await (await createServerSignIn(server, { authorize: async ({ url }) => url })).signOut('all');
    if (options.json) screen.printJson({ server: name, state: 'signed_out', file: signInFile() });
    else screen.say(`The sign-in of ${name} is forgotten here.`);
    end(exitCode.ok);
  });
}

type SignInState = 'signed_in' | 'was_signed_in' | 'not_needed';

const said: Readonly<Record<SignInState, (name: string) => string>> = {
  signed_in: (name) => `Signed in to ${name}. The sign-in is kept in ${signInFile()}.`,
  was_signed_in: (name) => `${name} knows you already. To sign in as somebody else, log out first.`,
  not_needed: (name) => `${name} asks for no sign-in.`,
};

async function readHttpServer(name: string, options: LoginOptions, signal: AbortSignal): Promise<HttpServerConfig> {
  const config = await readConfig(options.config, cwd(), { askInput: createAskInput(signal), only: name });
  const [server] = config.servers;
  if (server?.kind !== 'http') throw new CliError(`${name} is a program of this machine: it takes no sign-in here.`);
  if (!hasOwnAuthorization(server)) return server;
  throw new CliError(`${name} is sent the Authorization header of ${config.file}: take it out to sign in instead.`);
}

/** Connects once, which signs in where the server asks for it. */
async function signIn(
  server: HttpServerConfig,
  { port, browser }: LoginOptions,
  screen: Screen,
  signal: AbortSignal,
): Promise<SignInState> {
  let isAsked = false;
  const authorize = createLoopbackAuthorize(async (url) => {
    isAsked = true;
    // Shown even when quiet: without it nobody could go on.
    screen.complain(`Sign in to ${server.name} on this page:\n\n  ${url.href}\n`);
    if (browser) await openPage(url);
  });
  const auth = await createServerSignIn(server, { authorize, port });
  const { url, headers, transport } = server;
  const clientInfo = { name: 'sallyport', version };
  try {
    await prepareLogin(auth, server);
    const link = await createHttpConnector({ url, headers, transport, auth, clientInfo })({ signal });
    await ('client' in link ? link.client : link).close?.();
  } catch (error) {
    signal.throwIfAborted();
    throw notSignedIn(server.name, auth.provider.redirectUrl, error);
  }
  if (isAsked) return 'signed_in';
  return (await auth.provider.tokens()) === undefined ? 'not_needed' : 'was_signed_in';
}

/** Where no browser can be started, the person has the address. */
async function openPage({ protocol, href }: URL): Promise<void> {
  if (protocol !== 'https:' && protocol !== 'http:') return;
  const browser = await open(href).catch(() => undefined);
  browser?.on('error', () => {});
}

function notSignedIn(name: string, address: string | URL | undefined, error: unknown): CliError {
  if ((error as NodeJS.ErrnoException | undefined)?.code === 'EADDRINUSE') {
    return new CliError(`${String(address)} is taken by another program: give another port with --port.`);
  }
  const why = error instanceof Error ? error.message : 'it failed';
  return new CliError(`Not signed in to ${name}: ${why}`, exitCode.serverFailed);
}
