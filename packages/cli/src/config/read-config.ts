import { existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { basename, dirname, extname, join, resolve } from 'node:path';
import { env } from 'node:process';

import { parse as parseJsonc, type ParseError, printParseErrorCode } from 'jsonc-parser';
import { parse as parseToml } from 'smol-toml';

import { CliError } from '../cli-error.ts';
import { readServer, type ServerConfig } from './server-config.ts';

/** A configuration and where it was read. */
export interface Config {
  readonly file: string;
  readonly servers: readonly ServerConfig[];
}

/** Where a configuration is looked for, in the folder at hand, when none is named. */
export const usualFiles: readonly string[] = ['mcp.json', '.mcp.json', '.cursor/mcp.json', '.vscode/mcp.json'];

/**
 * Reads the servers of a client's configuration: `mcpServers` (Claude, Cursor, Windsurf), `servers` (VS Code) or
 * `mcp_servers` (Codex, TOML), with comments. Throws a {@link CliError} that names the file and what to change.
 */
export function readConfig(given: string | undefined, folder: string): Config {
  const file = given === undefined ? findUsual(folder) : resolve(folder, given);
  if (!existsSync(file)) throw new CliError(`There is no configuration at ${file}.`);
  const content = parseFile(file, readFileSync(file, 'utf8'));
  const servers = content['mcpServers'] ?? content['servers'] ?? content['mcp_servers'];
  if (typeof servers !== 'object' || servers === null || Array.isArray(servers)) {
    throw new CliError(`${file}: no "mcpServers", "servers" or "mcp_servers" is in it.`);
  }
  const source = { env, workspaceFolder: workspaceOf(file), userHome: homedir() };
  const read = Object.entries(servers).flatMap(([name, entry]) => readServer(name, entry, source) ?? []);
  if (read.length === 0) throw new CliError(`${file}: no server is in it, or all are switched off.`);
  return { file, servers: read };
}

function findUsual(folder: string): string {
  const found = usualFiles.map((name) => join(folder, name)).find((file) => existsSync(file));
  if (found !== undefined) return found;
  throw new CliError(`No configuration here: looked for ${usualFiles.join(', ')}. Name one with --config.`);
}

function parseFile(file: string, text: string): Readonly<Record<string, unknown>> {
  const content = extname(file) === '.toml' ? readToml(file, text) : readJson(file, text);
  if (typeof content === 'object' && content !== null && !Array.isArray(content)) {
    return content as Readonly<Record<string, unknown>>;
  }
  throw new CliError(`${file}: an object is wanted.`);
}

function readJson(file: string, text: string): unknown {
  const errors: ParseError[] = [];
  const content: unknown = parseJsonc(text, errors, { allowTrailingComma: true });
  const [first] = errors;
  if (first === undefined) return content;
  const line = text.slice(0, first.offset).split('\n').length;
  throw new CliError(`${file}, line ${line}: ${printParseErrorCode(first.error)}.`);
}

function readToml(file: string, text: string): unknown {
  try {
    return parseToml(text);
  } catch (error) {
    throw new CliError(`${file}: ${error instanceof Error ? error.message.split('\n', 1)[0] : 'it is no TOML'}`);
  }
}

/** Editors keep their file in a folder of their own inside the workspace. */
function workspaceOf(file: string): string {
  const folder = dirname(file);
  return ['.cursor', '.vscode', '.codex'].includes(basename(folder)) ? dirname(folder) : folder;
}
