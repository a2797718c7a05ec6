import { CliError } from '../cli-error.ts';
import { expandVariables, type VariableSource } from './expand-variables.ts';

/** One server of a configuration, its references replaced. */
export type ServerConfig = {
  readonly name: string;
  /** Milliseconds it may take to start; undefined for the default. */
  readonly startMs: number | undefined;
  /** The server's own tool names; undefined for all. */
  readonly allow: readonly string[] | undefined;
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
    }
);

type Entry = Readonly<Record<string, unknown>>;

/** Reads one entry. Undefined for one that is switched off. Throws a {@link CliError} that names what to change. */
export function readServer(name: string, entry: unknown, source: VariableSource): ServerConfig | undefined {
  const place = `server "${name}"`;
  if (!isEntry(entry)) throw new CliError(`${place}: an object with "command" or "url" is wanted.`);
  if (entry['disabled'] === true || entry['enabled'] === false) return undefined;
  const text = (key: string, value: unknown): string => {
    if (typeof value !== 'string') throw new CliError(`${place}: "${key}" must be a string.`);
    return expandVariables(value, `${place}, "${key}"`, source);
  };
  const texts = (key: string): Readonly<Record<string, string>> => {
    const value = entry[key] ?? {};
    if (!isEntry(value)) throw new CliError(`${place}: "${key}" must be an object of strings.`);
    return Object.fromEntries(Object.entries(value).map(([each, one]) => [each, text(`${key}.${each}`, one)]));
  };
  const list = (key: string): readonly string[] | undefined => {
    const value = entry[key];
    if (value === undefined) return undefined;
    if (!Array.isArray(value)) throw new CliError(`${place}: "${key}" must be a list of strings.`);
    return value.map((one, index) => text(`${key}[${index}]`, one));
  };
  const shared = { name, startMs: readTimeout(place, entry), allow: list('allowedTools') ?? list('enabled_tools') };
  const url = entry['url'] ?? entry['serverUrl'];
  if (entry['command'] !== undefined) {
    const cwd = entry['cwd'] === undefined ? undefined : text('cwd', entry['cwd']);
    return {
      ...shared,
      kind: 'stdio',
      command: text('command', entry['command']),
      args: list('args') ?? [],
      env: texts('env'),
      cwd,
    };
  }
  if (url === undefined) throw new CliError(`${place}: neither "command" nor "url" is there.`);
  const headers = { ...texts('http_headers'), ...texts('headers') };
  return { ...shared, kind: 'http', url: text('url', url), headers, transport: readTransport(place, entry['type']) };
}

function isEntry(value: unknown): value is Entry {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
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
