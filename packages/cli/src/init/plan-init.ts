import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { isDeepStrictEqual } from 'node:util';

import { CliError } from '../cli-error.ts';
import { readInputs } from '../config/inputs.ts';
import { type ConfigContent, parseConfig, parseConfigFile } from '../config/parse-config-file.ts';
import { userFile } from '../user-file.ts';
import { type ClientEntry, clientEntry } from './client-entry.ts';
import type { ClientPlace } from './clients.ts';
import { editJson } from './edit-json.ts';
import { editToml } from './edit-toml.ts';
import type { FoundClient } from './find-client.ts';
import { type InitMove, planMove } from './plan-move.ts';

/** What `init` is about to do. */
export interface InitPlan {
  /** The client's file, as it is and as it will be. */
  readonly file: string;
  readonly before: string;
  readonly after: string;
  readonly entry: ClientEntry;
  /** The servers that are served. */
  readonly config: string;
  readonly move: InitMove | undefined;
}

/** What a person chooses. */
export interface InitChoices {
  readonly config?: string;
  /** The servers of the client move into the configuration. */
  readonly move?: boolean;
  /** What the entry is called. */
  readonly name: string;
}

/** Works out what changes, and changes nothing. Throws a {@link CliError} that says what stands in the way. */
export function planInit({ client, file }: FoundClient, place: ClientPlace, choices: InitChoices): InitPlan {
  const { section } = client;
  const { name } = choices;
  const before = readFileSync(file.path, 'utf8');
  const content = parseConfig(file.path, before);
  const servers = sectionOf(content, section, file.path);
  const config = resolve(place.folder, choices.config ?? usualConfig(file.folderWord !== undefined, place));
  if (config === resolve(file.path)) {
    throw new CliError(`${config} is the file of ${client.title}: it cannot serve itself.`);
  }
  const move = choices.move ? planMove(before, servers, { section, name, file: file.path, config }) : undefined;
  if (move === undefined) refuseMissing(config, file.path);

  const inputs = move === undefined ? [] : [...readInputs(content['inputs'], file.path).keys()];
  const entry = clientEntry(client, file, config, place, inputs);
  const rest = move === undefined ? servers : {};
  const after = edit(before, file.path, section, { name, entry, isAlone: move !== undefined });
  if (!isDeepStrictEqual(parseAgain(file.path, after), plain({ ...content, [section]: { ...rest, [name]: entry } }))) {
    const byHand = JSON.stringify({ [name]: entry }, undefined, 2);
    throw new CliError(
      `${file.path} cannot be changed without a risk. Add this to its "${section}" by hand:\n${byHand}`,
    );
  }
  return { file: file.path, before, after, entry, config, move };
}

/** Beside a project's file, or with what is the person's own. */
function usualConfig(isProject: boolean, { folder }: ClientPlace): string {
  return isProject ? resolve(folder, 'servers.json') : userFile('servers.json');
}

function sectionOf(content: ConfigContent, section: string, file: string): ConfigContent {
  const servers = content[section] ?? {};
  if (typeof servers === 'object' && servers !== null && !Array.isArray(servers)) return servers as ConfigContent;
  throw new CliError(`${file}: "${section}" must be an object.`);
}

function refuseMissing(config: string, file: string): void {
  if (existsSync(config)) return void parseConfigFile(config);
  throw new CliError(
    `There is no configuration at ${config}: name one with --config, or put the servers of ${file} there with --move.`,
  );
}

function edit(
  text: string,
  file: string,
  section: string,
  { name, entry, isAlone }: { readonly name: string; readonly entry: ClientEntry; readonly isAlone: boolean },
): string {
  if (file.endsWith('.toml')) return editToml(text, section, name, entry);
  return isAlone ? editJson(text, [section], { [name]: entry }) : editJson(text, [section, name], entry);
}

/** What was written says what was meant, and nothing else. */
function parseAgain(file: string, text: string): unknown {
  try {
    return plain(parseConfig(file, text));
  } catch {
    return undefined;
  }
}

/** Parsers make objects of different kinds. */
function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}
