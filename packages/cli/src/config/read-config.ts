import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { env } from 'node:process';

import { CliError } from '../cli-error.ts';
import { type AskInput, collectInputs, readInputs } from './inputs.ts';
import { type ConfigContent, parseConfigFile } from './parse-config-file.ts';
import { isSwitchedOff, readServer, type ServerConfig } from './server-config.ts';

/** A configuration and where it was read. */
export interface Config {
  readonly file: string;
  readonly servers: readonly ServerConfig[];
}

/** Options of {@link readConfig}. */
export interface ReadConfigOptions {
  /** Asked for inputs that the environment does not hold. */
  readonly askInput?: AskInput | undefined;
  /** The one server to read. */
  readonly only?: string;
}

/** Where a configuration is looked for, in the folder at hand, when none is named. */
export const usualFiles: readonly string[] = ['mcp.json', '.mcp.json', '.cursor/mcp.json', '.vscode/mcp.json'];

/**
 * Reads the servers of a client's configuration: `mcpServers` (Claude, Cursor, Windsurf), `servers` (VS Code) or
 * `mcp_servers` (Codex, TOML), with comments. Rejects with a {@link CliError} that names the file and what to change.
 */
export async function readConfig(
  given: string | undefined,
  folder: string,
  { askInput, only }: ReadConfigOptions = {},
): Promise<Config> {
  const file = findConfig(given, folder);
  const content = parseConfigFile(file);
  const all = Object.entries(serversOf(file, content)).filter(([, entry]) => !isSwitchedOff(entry));
  if (all.length === 0) throw new CliError(`${file}: no server is in it, or all are switched off.`);
  const entries = only === undefined ? all : all.filter(([name]) => name === only);
  if (entries.length === 0) {
    throw new CliError(`${file}: there is no server "${only}". It has ${all.map(([name]) => name).join(', ')}.`);
  }
  const described = readInputs(content['inputs'], file);
  const inputs = await collectInputs(
    entries.map(([, entry]) => entry),
    described,
    { env, ask: askInput },
  );
  const source = { env, workspaceFolder: workspaceOf(file), userHome: homedir(), inputs };
  return { file, servers: entries.map(([name, entry]) => readServer(name, entry, source)) };
}

/** The file that is named, or the first of the usual ones. Throws a {@link CliError} when there is none. */
export function findConfig(given: string | undefined, folder: string): string {
  if (given !== undefined) return resolve(folder, given);
  const found = usualFiles.map((name) => join(folder, name)).find((file) => existsSync(file));
  if (found !== undefined) return found;
  throw new CliError(`No configuration here: looked for ${usualFiles.join(', ')}. Name one with --config.`);
}

function serversOf(file: string, content: ConfigContent): Readonly<Record<string, unknown>> {
  const servers = content['mcpServers'] ?? content['servers'] ?? content['mcp_servers'];
  if (typeof servers === 'object' && servers !== null && !Array.isArray(servers)) {
    return servers as Readonly<Record<string, unknown>>;
  }
  throw new CliError(`${file}: no "mcpServers", "servers" or "mcp_servers" is in it.`);
}

/** Editors keep their file in a folder of their own inside the workspace. */
function workspaceOf(file: string): string {
  const folder = dirname(file);
  return ['.cursor', '.vscode', '.codex'].includes(basename(folder)) ? dirname(folder) : folder;
}
