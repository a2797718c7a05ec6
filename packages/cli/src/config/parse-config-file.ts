import { readFileSync } from 'node:fs';
import { extname } from 'node:path';

import { parse as parseJsonc, type ParseError, printParseErrorCode } from 'jsonc-parser';
import { parse as parseToml } from 'smol-toml';

import { CliError } from '../cli-error.ts';

/** A configuration as it stands in its file: an object. */
export type ConfigContent = Readonly<Record<string, unknown>>;

/** Reads a configuration file. Throws a {@link CliError} that names it, and the line where it is broken. */
export function parseConfigFile(file: string): ConfigContent {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    const isMissing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    throw new CliError(isMissing ? `There is no configuration at ${file}.` : `${file} cannot be read.`);
  }
  return parseConfig(file, text);
}

/** Reads a configuration: TOML by the file's name, else JSON with comments. */
export function parseConfig(file: string, text: string): ConfigContent {
  const content = extname(file) === '.toml' ? readToml(file, text) : readJson(file, text);
  if (typeof content === 'object' && content !== null && !Array.isArray(content)) return content as ConfigContent;
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
