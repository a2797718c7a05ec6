import type { CallLog, ElicitAnswer, ElicitRequest, ToolProvider } from '@sallyport/contract';

import { startMs } from '../constants.ts';
import type { ServerOptions } from '../create-server-session.ts';
import { McpAdapterError } from '../mcp-adapter-error.ts';
import { type McpConnection, createMcpConnection } from './mcp-connection.ts';
import type { McpConnect } from './mcp-link.ts';
import { race } from './waiting.ts';

/** One server of a hub. */
export interface McpServerEntry extends Omit<ServerOptions, 'onLog' | 'onElicit'> {
  readonly connect: McpConnect;
  /** Connecting and listing may take this long. Default 30 s. */
  readonly startMs?: number;
}

/** Where one server stands. */
export interface McpServerStatus {
  readonly name: string;
  /** `lost`: it was there, and is connected anew when a program needs it. */
  readonly state: 'starting' | 'ready' | 'failed' | 'lost';
  /** How many tools programs see of it. */
  readonly tools: number;
  /** Why it failed; names the server, and carries the cause. */
  readonly error?: McpAdapterError;
}

/** Options of {@link createMcpHub}. */
export interface McpHubOptions {
  /** By namespace: `codemode.<name>`. */
  readonly servers: Readonly<Record<string, McpServerEntry>>;
  /** Told of every change: a server is ready, failed, was lost, came back. */
  readonly onStatus?: (status: McpServerStatus) => void;
  /** Sees every log message of every server. */
  readonly onLog?: (server: string, message: CallLog) => void;
  /** Asked when a server has a question and no run that can be asked stands behind it. Default: `cancel`. */
  readonly onElicit?: (server: string, request: ElicitRequest) => Promise<ElicitAnswer>;
  /** Ends the start. */
  readonly signal?: AbortSignal;
}

/** Many MCP servers as tool providers. */
export interface McpHub extends AsyncDisposable {
  /** One a server, in the order given, also for those that failed: they have no tools until they come back. */
  readonly providers: readonly ToolProvider[];
  /** Where each server stands now. */
  readonly servers: readonly McpServerStatus[];
}

/**
 * Connects many MCP servers at once and keeps them connected.
 *
 * Resolves when each has started or failed, so it takes as long as the slowest; a server that fails is named in
 * `servers` and the others work. A lost connection is made anew when a program next needs it. Rejects with
 * `signal.reason` on abort. Disposing closes every client.
 */
export async function createMcpHub(options: McpHubOptions): Promise<McpHub> {
  const statuses = new Map<string, McpServerStatus>();
  const set = (status: McpServerStatus): void => {
    statuses.set(status.name, status);
    options.onStatus?.(status);
  };
  const members = Object.entries(options.servers).map(([name, entry]) => {
    set({ name, state: 'starting', tools: 0 });
    return { name, connection: openMember(name, entry, options, set) };
  });
  const signal = options.signal ?? new AbortController().signal;
  const hub: McpHub = {
    providers: members.map(({ name, connection }) => toProvider(name, connection)),
    get servers() {
      return [...statuses.values()];
    },
    async [Symbol.asyncDispose]() {
      await Promise.allSettled(members.map(({ connection }) => connection[Symbol.asyncDispose]()));
    },
  };
  try {
    await race(Promise.allSettled(members.map(({ connection }) => connection.start(signal))), signal);
  } catch (error) {
    await hub[Symbol.asyncDispose]();
    throw error;
  }
  return hub;
}

function openMember(
  name: string,
  entry: McpServerEntry,
  options: McpHubOptions,
  set: (status: McpServerStatus) => void,
): McpConnection {
  const { connect, startMs: limitMs = startMs, ...server } = entry;
  const { onLog, onElicit } = options;
  return createMcpConnection(
    connect,
    {
      ...server,
      startMs: limitMs,
      ...(onLog && { onLog: (message) => onLog(name, message) }),
      ...(onElicit && { onElicit: (request) => onElicit(name, request) }),
    },
    {
      onReady: (tools) => set({ name, state: 'ready', tools }),
      onLost: () => set({ name, state: 'lost', tools: 0 }),
      onFailed: (cause) => set({ name, state: 'failed', tools: 0, error: startError(name, cause) }),
    },
  );
}

function startError(name: string, cause: unknown): McpAdapterError {
  const why = cause instanceof Error ? cause.message : 'it failed';
  return new McpAdapterError('server_failed', `The MCP server "${name}" could not be started: ${why}`, { cause });
}

function toProvider(namespace: string, connection: McpConnection): ToolProvider {
  return {
    namespace,
    get instructions() {
      return connection.instructions ?? '';
    },
    listTools: ({ signal }) => connection.listTools(signal),
    callTool: (name, input, context) => connection.callTool(name, input, context),
    onToolsChanged: (listener) => connection.onChanged(listener),
  };
}
