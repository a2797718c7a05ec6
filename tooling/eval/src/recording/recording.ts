import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Json } from '@sallyport/contract';

/** What one server answered, as a file in `recordings/`. */
export interface Recording {
  /** Where the answers are from, for people. */
  readonly about: string;
  /** The server of the corpus whose tools it lists: `modelcontextprotocol__server-github`. */
  readonly server: string;
  /** What the server remembers when a session begins. */
  readonly state?: State;
  readonly exchanges: readonly Exchange[];
}

/** A server's memory: words and what they stand for. */
export type State = Readonly<Record<string, Json>>;

/** One call and its answer. The first that fits a call is played. */
export interface Exchange {
  readonly tool: string;
  /** The arguments, all of them. With several sets, any of these. */
  readonly inputs: readonly Readonly<Record<string, Json>>[];
  /** Further arguments a call may have: the answer is the same with them. */
  readonly ignored?: readonly string[];
  /** Played only while the server remembers this. */
  readonly when?: State;
  /** What the server remembers from then on. */
  readonly then?: State;
  readonly answer: Answer;
}

/** What came back. Short forms of what MCP calls a result. */
export type Answer =
  /** A result as it came over the wire. */
  | { readonly result: Readonly<Record<string, unknown>> }
  | { readonly text: string }
  /** JSON as text, the way servers without an output schema send it. */
  | { readonly json: Json }
  /** Structured content, and the same as text. */
  | { readonly structured: { readonly [key: string]: Json } }
  /** The tool says that it failed. */
  | { readonly error: string }
  /** A picture: a file beside the recording. */
  | { readonly png: string }
  | { readonly pages: Pages };

/** A list of which a call gets one page, as JSON text. */
export interface Pages {
  readonly items: readonly Json[];
  /** The argument that holds the page, from 1 on. */
  readonly page: string;
  /** The argument that holds the size of a page. */
  readonly size: string;
  readonly defaultSize: number;
  readonly largestSize: number;
}

const folder = join(import.meta.dirname, '../../recordings');

/** What a name begins with that stands for a server of the corpus without a recording: it lists tools and answers none. */
export const silent = 'silent.';

/** Reads a recording by name. */
export function readRecording(name: string): Recording {
  if (name.startsWith(silent)) return { about: 'Nothing.', server: name.slice(silent.length), exchanges: [] };
  if (!/^[a-z0-9-]+$/.test(name)) throw new Error(`A recording's name is of small letters and dashes: ${name}.`);
  return JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8')) as Recording;
}

/** Reads a picture of a recording, as base64. */
export function readPicture(file: string): string {
  return readFileSync(join(folder, file)).toString('base64');
}
