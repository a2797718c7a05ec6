import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { cwd, env } from 'node:process';

import { Command, Option } from 'commander';

import { CliError } from './cli-error.ts';
import { diagnose, showDiagnosis } from './commands/describe-session.ts';
import { readProgram, runProgram } from './commands/run-program.ts';
import { serveHttp } from './commands/serve-http.ts';
import { serveStdio } from './commands/serve-stdio.ts';
import { defaultPort } from './constants.ts';
import { createScreen, type Screen } from './screen/create-screen.ts';
import { openSession, type Session, type SessionOptions } from './session/open-session.ts';
import { version } from './version.ts';

interface CommonOptions extends SessionOptions {
  readonly quiet?: boolean;
  readonly json?: boolean;
}

/** The command line. `signal` aborts when the person asks to stop; `end` is told the exit code. */
export function createProgram(context: { readonly signal: AbortSignal; end(code: number): void }): Command {
  const { signal, end } = context;
  const program = new Command('sallyport')
    .description('One small tool over all your MCP servers.')
    .version(version)
    .enablePositionalOptions()
    .configureOutput({ writeOut: (text) => process.stderr.write(text) });
  const command = (name: string, description: string): Command =>
    program
      .command(name)
      .description(description)
      .option('-c, --config <file>', 'configuration of a client: mcp.json, .toml')
      .option('--strict', 'end when a server does not start')
      .option('--no-check', 'do not type-check programs before they run')
      .option('-q, --quiet', 'tell people nothing but errors');
  const within = async (
    options: CommonOptions,
    work: (session: Session, screen: Screen) => Promise<number | void>,
  ): Promise<void> => {
    const screen = createScreen({ quiet: options.quiet ?? false });
    await using session = await openSession(options, cwd(), screen);
    end((await work(session, screen)) ?? 0);
  };

  command('serve', 'serve your servers as one MCP server, over standard input and output')
    .option('--http', 'serve over streamable HTTP on this machine instead')
    .addOption(new Option('-p, --port <number>', 'port for --http').default(defaultPort).argParser(Number))
    .option('--pass-through <paths...>', 'tools that stay tools of their own: github.create_issue, browser.*')
    .action(async (options: CommonOptions & { http?: boolean; port: number; passThrough?: string[] }) =>
      within(options, async (session, screen) => {
        const { passThrough = [], port } = options;
        if (!options.http) return serveStdio(session, passThrough);
        await using endpoint = await serveHttp(session, { port, passThrough, token: env['SALLYPORT_TOKEN'] });
        screen.say(`serving ${endpoint.url}`);
        if (!env['SALLYPORT_TOKEN']) screen.say(`token   ${endpoint.token}`);
        await new Promise<void>((resolve_) => signal.addEventListener('abort', () => resolve_(), { once: true }));
      }),
    );
  command('types', 'print the typed API of your servers')
    .option('-o, --out <file>', 'write it to a file')
    .action(async (options: CommonOptions & { out?: string }) =>
      within(options, async ({ codeMode }, screen) => {
        if (options.out === undefined) screen.print(codeMode.types);
        else writeFileSync(resolve(cwd(), options.out), codeMode.types);
      }),
    );
  command('run', 'run a program: a file, or - for standard input')
    .argument('<file>')
    .option('--json', 'print the whole outcome as JSON')
    .action(async (file: string, options: CommonOptions) => {
      const code = await readProgram(file, cwd());
      await within(options, (session, screen) =>
        runProgram(session, code, { screen, json: options.json ?? false, signal }),
      );
    });
  command('search', 'find tools by plain words')
    .argument('<words...>')
    .option('--json', 'print JSON')
    .action(async (words: string[], options: CommonOptions) =>
      within(options, async ({ codeMode }, screen) => {
        const hits = codeMode.search(words.join(' '), { limit: 10 });
        if (options.json) screen.printJson(hits);
        else for (const { path, description } of hits) screen.print(`${path}\n    ${description}`);
      }),
    );
  command('doctor', 'say which servers work, which do not and why, and what a model would read')
    .option('--json', 'print JSON')
    .action(async (options: CommonOptions) =>
      within(options, async (session, screen) => {
        const found = await diagnose(session);
        if (options.json) screen.printJson(found);
        else showDiagnosis(screen, found);
        if (found.sandbox !== undefined) throw new CliError(`Programs cannot run here: ${found.sandbox}`);
      }),
    );
  return program;
}
