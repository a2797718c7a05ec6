import { CliError } from '../cli-error.ts';
import { createEntryReader, type Entry, type EntryReader, isEntry } from './entry-reader.ts';
import type { VariableSource } from './expand-variables.ts';
import { readEnvFile } from './read-env-file.ts';

/** One server of a configuration, its references replaced. */
export type ServerConfig = {
  readonly name: string;
  /** Milliseconds it may take to start; undefined for the default. */
  readonly startMs: number | undefined;
  /** The server's own tool names; undefined for all. */
  readonly allow: readonly string[] | undefined;
  /** The server's own tool names that programs do not see. */
  readonly deny: readonly string[] | undefined;
} & (
  | {
      readonly kind: 'stdio';
      readonly command: string;
      readonly args: readonly string[];
      readonly env: Readonly<Record<string, string>>;
      readonly cwd: string | undefined;
    }
  | {
      readonly kind: 'http';
      readonly url: string;
      readonly headers: Readonly<Record<string, string>>;
      readonly transport: 'auto' | 'http' | 'sse';
      /** A client that was registered by hand, for `login`. */
      readonly oauth: OAuthClientConfig | undefined;
    }
);

/** A client that was registered with an authorization server by hand. */
export interface OAuthClientConfig {
  readonly clientId: string;
  readonly clientSecret: string | undefined;
  readonly scope: string | undefined;
  /** The address registered is `http://localhost:<port>/callback`. */
  readonly port: number | undefined;
}

/** True for an entry that its client leaves alone. */
export function isSwitchedOff(entry: unknown): boolean {
  return isEntry(entry) && (entry['disabled'] === true || entry['enabled'] === false);
}

/** Reads one entry. Throws a {@link CliError} that names what to change. */
export function readServer(name: string, entry: unknown, source: VariableSource): ServerConfig {
  const place = `server "${name}"`;
  if (!isEntry(entry)) throw new CliError(`${place}: an object with "command" or "url" is wanted.`);
  const read = createEntryReader(entry, place, source);
  const shared = {
    name,
    startMs: readTimeout(place, entry),
    allow: read.list('allowedTools') ?? read.list('enabled_tools'),
    deny: read.list('disabled_tools'),
  };
  const command = read.text('command');
  if (command !== undefined) {
    const [args, env, cwd] = [read.list('args') ?? [], readEnv(read, place, source), read.text('cwd')];
    return { ...shared, kind: 'stdio', command, args, env, cwd };
  }
  const url = read.text('url') ?? read.text('serverUrl');
  if (url === undefined) throw new CliError(`${place}: neither "command" nor "url" is there.`);
  if (!/^https?:$/u.test(URL.parse(url)?.protocol ?? '')) {
    throw new CliError(`${place}: "url" must be an address that begins with https:// or http://.`);
  }
  const [headers, transport] = [readHeaders(read), readTransport(place, entry['type'])];
  return { ...shared, kind: 'http', url, headers, transport, oauth: readOAuth(place, entry, source) };
}

/** Variables of a child: those of its file, those passed on by name, then those that are written down. */
function readEnv(read: EntryReader, place: string, source: VariableSource): Readonly<Record<string, string>> {
  const file = read.text('envFile');
  const passedOn = read.list('env_vars') ?? [];
  return {
    ...(file !== undefined && readEnvFile(file, source.workspaceFolder, place)),
    ...Object.fromEntries(passedOn.map((name) => [name, read.variable(name, 'env_vars')])),
    ...read.texts('env'),
  };
}

/** Headers as they are written down, or by the names of variables, as Codex has them. */
function readHeaders(read: EntryReader): Readonly<Record<string, string>> {
  const bearer = read.text('bearer_token_env_var');
  const named = Object.entries(read.texts('env_http_headers'));
  return {
    ...(bearer !== undefined && { Authorization: `Bearer ${read.variable(bearer, 'bearer_token_env_var')}` }),
    ...Object.fromEntries(named.map(([header, name]) => [header, read.variable(name, `env_http_headers.${header}`)])),
    ...read.texts('http_headers'),
    ...read.texts('headers'),
  };
}

/** `oauth` of Claude Code, `auth` of Cursor. */
function readOAuth(place: string, entry: Entry, source: VariableSource): OAuthClientConfig | undefined {
  const [claude, cursor] = [entry['oauth'], entry['auth']];
  if (isEntry(claude)) {
    const read = createEntryReader(claude, `${place}, "oauth"`, source);
    const [clientId, port] = [read.text('clientId'), claude['callbackPort']];
    if (clientId === undefined) return undefined;
    return {
      clientId,
      clientSecret: read.text('clientSecret'),
      scope: read.text('scopes'),
      port: typeof port === 'number' ? port : undefined,
    };
  }
  if (!isEntry(cursor)) return undefined;
  const read = createEntryReader(cursor, `${place}, "auth"`, source);
  const clientId = read.text('CLIENT_ID');
  if (clientId === undefined) return undefined;
  const scope = read.list('scopes')?.join(' ');
  return { clientId, clientSecret: read.text('CLIENT_SECRET'), scope, port: undefined };
}

function readTransport(place: string, type: unknown): 'auto' | 'http' | 'sse' {
  if (type === undefined) return 'auto';
  if (type === 'http' || type === 'streamable-http' || type === 'streamableHttp') return 'http';
  if (type === 'sse') return 'sse';
  throw new CliError(`${place}: "type" is ${JSON.stringify(type)}; use "stdio", "http" or "sse".`);
}

/** Claude and Cursor write milliseconds, Codex writes seconds under a name of its own. */
function readTimeout(place: string, entry: Entry): number | undefined {
  const seconds = entry['startup_timeout_sec'];
  const value = seconds === undefined ? entry['timeout'] : Number(seconds) * 1000;
  if (value === undefined) return undefined;
  if (typeof value !== 'number' || !(value > 0)) {
    throw new CliError(`${place}: the timeout must be a number above zero.`);
  }
  return value;
}
