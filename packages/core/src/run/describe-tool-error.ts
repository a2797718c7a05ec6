import { isToolError } from '@sallyport/contract';
import type { WireError } from '@sallyport/guest';

import { errorMessageBytes } from '../limits.ts';

const stackLine = /^\s+at .*$/gmu;
const fileUrl = /file:\/\/\/?[^\s'")]+/gu;

/**
 * What of a tool's error the program may see: name, message, code, and data of a `ToolError`. No stack, no cause, no
 * other field; file names of the host are cut out of messages that Node wrote.
 */
export function describeToolError(error: unknown): WireError {
  if (isToolError(error)) {
    return {
      name: error.name,
      message: cut(error.message),
      ...(error.code === undefined ? {} : { code: error.code }),
      ...(error.data === undefined ? {} : { data: error.data }),
    };
  }
  if (!(error instanceof Error)) {
    const message = typeof error === 'string' ? error : 'The tool failed without saying why.';
    return { name: 'ToolError', message: cut(clean(message)), code: 'tool_failed' };
  }
  const { code } = error as { readonly code?: unknown };
  return {
    name: typeof error.name === 'string' && error.name !== '' ? error.name : 'Error',
    message: cut(clean(withoutPaths(error))),
    code: typeof code === 'string' ? code : 'tool_failed',
  };
}

/** System errors name the file: its folder says something of the host that the program has no need to know. */
function withoutPaths(error: Error): string {
  const { syscall, path, dest } = error as {
    readonly syscall?: unknown;
    readonly path?: unknown;
    readonly dest?: unknown;
  };
  let message = String(error.message);
  if (typeof syscall !== 'string') return message;
  for (const name of [path, dest]) {
    if (typeof name === 'string' && name !== '') message = message.replaceAll(name, name.split(/[/\\]/u).at(-1) ?? '');
  }
  return message;
}

function clean(message: string): string {
  return message.replace(stackLine, '').replace(fileUrl, '[file]').trim();
}

function cut(message: string): string {
  return message.length <= errorMessageBytes ? message : `${message.slice(0, errorMessageBytes)}… [cut]`;
}
