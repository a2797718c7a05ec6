import { decodeLogs, type WireLog } from './logs.ts';

/** What a guest says while its program runs. */
export type GuestMessage =
  | { readonly kind: 'call'; readonly path: string; readonly json: string }
  | { readonly kind: 'log'; readonly lines: readonly WireLog[] }
  | { readonly kind: 'wake'; readonly delayMs: number }
  | { readonly kind: 'limit'; readonly limit: 'calls' };

/** Where a thrown error came from, one-based, in the program's text. */
export interface WireFrame {
  readonly line: number;
  readonly column: number;
}

/** A guest's last message. The value stays text until somebody asks for it. */
export type GuestEnding =
  | { readonly kind: 'value'; readonly lines: readonly WireLog[]; readonly text: string }
  | {
      readonly kind: 'threw';
      readonly lines: readonly WireLog[];
      readonly error: { readonly name: string; readonly message: string; readonly frame?: WireFrame };
    }
  | { readonly kind: 'refused'; readonly lines: readonly WireLog[]; readonly message: string };

/** Reads a guest's message as hostile text. Undefined for anything a guest runtime does not write. */
export function decodeMessage(text: string): GuestMessage | undefined {
  const end = text.indexOf('\n');
  // Most messages are calls.
  if (end > 0 && text.startsWith('call ')) return { kind: 'call', path: text.slice(5, end), json: text.slice(end + 1) };
  const head = end < 0 ? text : text.slice(0, end);
  const space = head.indexOf(' ');
  const word = space < 0 ? head : head.slice(0, space);
  const rest = space < 0 ? '' : head.slice(space + 1);
  const body = end < 0 ? '' : text.slice(end + 1);
  switch (word) {
    case 'call':
      return { kind: 'call', path: rest, json: body };
    case 'log': {
      const lines = decodeLogs(body);
      return lines && { kind: 'log', lines };
    }
    case 'wake': {
      const delayMs = Number(rest);
      return rest !== '' && delayMs >= 0 ? { kind: 'wake', delayMs } : undefined;
    }
    case 'limit':
      return { kind: 'limit', limit: 'calls' };
    default:
      return undefined;
  }
}

/** Reads a guest's last message as hostile text. Undefined for anything a guest runtime does not write. */
export function decodeEnding(text: string): GuestEnding | undefined {
  const end = text.indexOf('\n');
  const space = text.indexOf(' ');
  const kind = text.slice(0, Math.max(space, 0));
  const logLength = space < end ? Number(text.slice(space + 1, end)) : NaN;
  if (!Number.isSafeInteger(logLength) || logLength < 0 || end + 1 + logLength > text.length) return undefined;
  const lines = logLength === 0 ? [] : decodeLogs(text.slice(end + 1, end + 1 + logLength));
  const body = text.slice(end + 1 + logLength);
  if (!lines) return undefined;
  if (kind === 'value') return { kind, lines, text: body };
  if (kind === 'refused') return { kind, lines, message: body };
  const error = kind === 'threw' ? decodeThrown(body) : undefined;
  return error && { kind: 'threw', lines, error };
}

function decodeThrown(json: string): (GuestEnding & { kind: 'threw' })['error'] | undefined {
  const parts = parseJson(json);
  if (!Array.isArray(parts)) return undefined;
  const [name, message, line, column] = parts as readonly unknown[];
  if (typeof name !== 'string' || typeof message !== 'string') return undefined;
  const isPlace = Number.isSafeInteger(line) && Number.isSafeInteger(column);
  return { name, message, ...(isPlace ? { frame: { line: line as number, column: column as number } } : {}) };
}

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
