import { resolve } from 'node:path';
import { cwd } from 'node:process';

import type { Command } from 'commander';
import type { CodeMode } from 'sallyport';

import { CliError, exitCode } from '../cli-error.ts';
import { findConfig } from '../config/read-config.ts';
import { writeIfChanged } from '../files/replace-file.ts';
import { createScreen, type Screen } from '../screen/create-screen.ts';
import { addSessionCommand, type CommandContext, type SessionCommandOptions, withSession } from './command-context.ts';
import { watchTypes } from './watch-types.ts';

interface TypesOptions extends SessionCommandOptions {
  readonly out?: string;
  readonly watch?: boolean;
}

/** `sallyport types` */
export function addTypesCommand(program: Command, context: CommandContext): void {
  addSessionCommand(program, 'types', 'print the typed API of your servers')
    .option('-o, --out <file>', 'write it to a file; one that holds it already is left alone')
    .option('-w, --watch', 'with --out: write it again when a server or the configuration changes')
    .option('--json', 'with --out: print what was written, as JSON')
    .action(async (options: TypesOptions) => {
      const { out, watch = false, json = false } = options;
      if (out === undefined) {
        if (watch || json) throw new CliError('--watch and --json need --out: they tell about a file.');
        await withSession(context, options, async ({ codeMode }, screen) => screen.print(codeMode.types));
        return;
      }
      const write = (codeMode: CodeMode, screen: Screen): void => writeTypes(codeMode, out, { screen, json });
      if (!watch) {
        await withSession(context, options, async ({ codeMode }, screen) => write(codeMode, screen));
        return;
      }
      const place = {
        folder: cwd(),
        screen: createScreen({ quiet: options.quiet ?? false }),
        signal: context.signal,
      };
      const file = findConfig(options.config, place.folder);
      await watchTypes({ ...options, config: file }, place, (codeMode) => write(codeMode, place.screen));
      context.end(exitCode.ok);
    });
}

function writeTypes(
  codeMode: CodeMode,
  out: string,
  { screen, json }: { readonly screen: Screen; readonly json: boolean },
): void {
  const written = writeIfChanged(resolve(cwd(), out), codeMode.types);
  const tools = codeMode.catalogue.entries.length;
  if (json) screen.printJson({ file: out, tools, written });
  else screen.say(`${written ? 'written' : 'same   '} ${out}: ${tools} tools`);
}
