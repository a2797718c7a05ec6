import { env } from 'node:process';

import { type Command, Option } from 'commander';

import { defaultPort } from '../constants.ts';
import type { Screen } from '../screen/create-screen.ts';
import type { Session } from '../session/open-session.ts';
import { addSessionCommand, type CommandContext, type SessionCommandOptions, withSession } from './command-context.ts';
import { readPort } from './read-port.ts';

interface ServeOptions extends SessionCommandOptions {
  readonly http?: boolean;
  readonly port: number;
  readonly passThrough?: readonly string[];
}

/** `sallyport serve` */
export function addServeCommand(program: Command, context: CommandContext): void {
  addSessionCommand(program, 'serve', 'serve your servers as one MCP server, over standard input and output')
    .option('--http', 'serve over streamable HTTP on this machine instead')
    .addOption(new Option('-p, --port <number>', 'port for --http').default(defaultPort).argParser(readPort))
    .option('--pass-through <paths...>', 'tools that stay tools of their own: github.create_issue, browser.*')
    .option('--json', 'with --http: print the address, and a token that was made up, as JSON')
    .action(async (options: ServeOptions) =>
      withSession(
        context,
        options,
        async (session, screen) => {
          if (options.http === true) return serveOverHttp(session, screen, options, context.signal);
          const { serveStdio } = await import('./serve-stdio.ts');
          return serveStdio(session, { passThrough: options.passThrough ?? [], signal: context.signal });
        },
        () => (options.http === true ? import('./serve-http.ts') : import('./serve-stdio.ts')),
      ),
    );
}

async function serveOverHttp(
  session: Session,
  screen: Screen,
  { port, passThrough = [], json = false }: ServeOptions,
  signal: AbortSignal,
): Promise<void> {
  const token = env['SALLYPORT_TOKEN'] || undefined;
  const { serveHttp } = await import('./serve-http.ts');
  await using endpoint = await serveHttp(session, { port, passThrough, token });
  const { url } = endpoint;
  screen.say(`serving ${url}`);
  // A token that is known to the person is shown to nobody.
  if (token === undefined && !json) screen.say(`token   ${endpoint.token}`);
  if (json) screen.printJson({ url, ...(token === undefined && { token: endpoint.token }) });
  if (signal.aborted) return;
  await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
}
