import { existsSync } from 'node:fs';

import { CliError } from '../cli-error.ts';
import type { ConfigContent } from '../config/parse-config-file.ts';
import { sliceJson } from './edit-json.ts';

/** Servers that move out of a client's file. */
export interface InitMove {
  readonly names: readonly string[];
  /** The configuration they move into, as they were written. */
  readonly text: string;
}

/** Works out what the new configuration holds. Throws a {@link CliError} that says what stands in the way. */
export function planMove(
  text: string,
  servers: ConfigContent,
  {
    section,
    name,
    file,
    config,
  }: { readonly section: string; readonly name: string; readonly file: string; readonly config: string },
): InitMove {
  if (file.endsWith('.toml')) {
    throw new CliError(
      `--move cannot take tables out of ${file}. Move its [${section}.…] tables to a .toml file by hand, and name that with --config.`,
    );
  }
  if (existsSync(config)) throw new CliError(`${config} is there already: --move would write over it.`);
  if (Object.hasOwn(servers, name)) throw new CliError(`${file} has "${name}" already: there is nothing to move.`);
  const names = Object.keys(servers);
  if (names.length === 0) throw new CliError(`${file} has no servers to move.`);
  // VS Code keeps beside its servers what they ask a person for.
  const members = [section, 'inputs'].flatMap((member) => {
    const written = sliceJson(text, [member]);
    return written === undefined ? [] : [`  ${JSON.stringify(member)}: ${written}`];
  });
  return { names, text: `{\n${members.join(',\n')}\n}\n` };
}
