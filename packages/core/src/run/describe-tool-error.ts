import { isToolError } from '@sallyport/contract';
import type { WireError } from '@sallyport/guest';

import { errorMessageBytes } from '../limits.ts';

const stackLine = /^\s*at .*$/gmu;
const fileUrl = /file:\/\/\/?[^\s'")]+/gu;
/** Absolute paths of source files, of places in them, and under the folders where systems keep a host's files. */
const sourcePath =
  /(?<![\w./:-])(?:\/|[A-Za-z]:[\\/])(?:[^\s'"`()<>:/\\]+[/\\])+([^\s'"`()<>:/\\]+(?:\.[cm]?[jt]sx?|\.node|\.json)(?![\w.])(?::\d+){0,2})/gu;
const systemPath =
  /(?<![\w./:-])(?:\/(?:home|Users|root|var|tmp|usr|opt|private|srv|mnt|app|workspace)|[A-Za-z]:)[\\/](?:[^\s'"`()<>:/\\]+[/\\])*([^\s'"`()<>:/\\]+)/gu;

/** Names and codes are words; longer ones are cut. */
const wordLength = 200;
/** A message is looked at this far beyond what is shown, so that what is cut out does not shorten it. */
const lookedAt = 2 * errorMessageBytes;

/**
 * What of a tool's error the program may see: name, message, code, and data of a `ToolError`. No stack, no cause, no
 * other field; file names of the host are cut out of messages that a tool did not choose itself. Never throws: what a
 * tool throws may be any object, with getters that throw.
 */
export function describeToolError(error: unknown): WireError {
  try {
    return isToolError(error) ? describeChosen(error) : describeAny(error);
  } catch {
    return { name: 'ToolError', message: unsaid, code: 'tool_failed' };
  }
}

const unsaid = 'The tool failed without saying why.';

function describeChosen(error: {
  readonly name: unknown;
  readonly message: unknown;
  readonly code: unknown;
  readonly data: unknown;
}): WireError {
  const { name, message, code, data } = error;
  return {
    name: word(name) ?? 'ToolError',
    message: typeof message === 'string' ? cut(message) : unsaid,
    ...(code === undefined ? {} : { code: word(code) ?? 'tool_failed' }),
    ...(data === undefined ? {} : { data }),
  };
}

function describeAny(error: unknown): WireError {
  if (!(error instanceof Error)) {
    return { name: 'ToolError', message: typeof error === 'string' ? cut(clean(error)) : unsaid, code: 'tool_failed' };
  }
  const { name, code } = error as { readonly name: unknown; readonly code?: unknown };
  return {
    name: cleanWord(name) ?? 'Error',
    message: cut(clean(withoutPaths(error))),
    code: cleanWord(code) ?? 'tool_failed',
  };
}

function word(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value.slice(0, wordLength) : undefined;
}

function cleanWord(value: unknown): string | undefined {
  const text = word(value);
  return text === undefined ? undefined : word(clean(text));
}

/** System errors name the file: its folder says something of the host that the program has no need to know. */
function withoutPaths(error: Error): string {
  const { syscall, path, dest } = error as {
    readonly syscall?: unknown;
    readonly path?: unknown;
    readonly dest?: unknown;
  };
  const given: unknown = error.message;
  let message = typeof given === 'string' ? given.slice(0, lookedAt) : unsaid;
  if (typeof syscall !== 'string') return message;
  for (const name of [path, dest]) {
    if (typeof name === 'string' && name !== '') {
      message = message.replaceAll(name, () => name.split(/[/\\]/u).at(-1) ?? '');
    }
  }
  return message;
}

function clean(message: string): string {
  return message
    .slice(0, lookedAt)
    .replace(stackLine, '')
    .replace(fileUrl, '[file]')
    .replace(sourcePath, '$1')
    .replace(systemPath, '$1')
    .trim();
}

function cut(message: string): string {
  return message.length <= errorMessageBytes ? message : `${message.slice(0, errorMessageBytes)}… [cut]`;
}
