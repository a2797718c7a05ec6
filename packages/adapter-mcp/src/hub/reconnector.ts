import { backoffCeilingMs, backoffFloorMs, stableMs } from '../constants.ts';
import type { ServerSession } from '../create-server-session.ts';
import { McpAdapterError } from '../mcp-adapter-error.ts';
import type { McpLink } from './mcp-link.ts';
import { race, sleep, withTimeLimit } from './waiting.ts';

/** A connected server. */
export interface LiveServer {
  readonly link: McpLink;
  readonly session: ServerSession;
}

/** Keeps one connection, and makes the next when somebody needs it. */
export interface Reconnector {
  current(): LiveServer | undefined;
  /**
   * The connection, made anew where there is none. Everybody who asks shares one attempt, and an attempt after a failure
   * waits for its back-off. Rejects with what stood in the way, or with `signal.reason`.
   */
  get(signal: AbortSignal): Promise<LiveServer>;
  /** The connection is broken: the next who asks gets another. */
  drop(live: LiveServer): void;
  close(): Promise<void>;
}

/** Starts with no connection. `open` is called with a signal that aborts after `startMs` and on `close`. */
export function createReconnector(
  open: (signal: AbortSignal) => Promise<LiveServer>,
  options: {
    readonly startMs: number;
    onLost(): void;
    onFailed(error: unknown): void;
    onBack(): void;
  },
): Reconnector {
  const closed = new AbortController();
  let live: LiveServer | undefined;
  let attempt: Promise<LiveServer> | undefined;
  let openedAtMs = 0;
  let attempts = 0;
  let failures = 0;

  const connect = async (): Promise<LiveServer> => {
    attempts += 1;
    const isFirst = attempts === 1;
    try {
      if (failures > 0) await sleep(backoffMs(failures), closed.signal);
      const opened = await withTimeLimit(options.startMs, closed.signal, open);
      live = opened;
      openedAtMs = performance.now();
      watchEnd(opened);
      if (!isFirst) options.onBack();
      return opened;
    } catch (error) {
      failures += 1;
      options.onFailed(error);
      throw error;
    } finally {
      attempt = undefined;
    }
  };
  const drop = (broken: LiveServer): void => {
    if (live !== broken) return;
    live = undefined;
    // A server that falls over as soon as it stands is not started over and over.
    failures = performance.now() - openedAtMs < stableMs ? failures + 1 : 0;
    options.onLost();
    broken.link.client.close?.().catch(() => undefined);
  };
  const watchEnd = (opened: LiveServer): void => {
    const { client } = opened.link;
    const previous = client.onclose;
    client.onclose = () => {
      previous?.call(client);
      drop(opened);
    };
  };
  return {
    current: () => live,
    async get(signal) {
      if (closed.signal.aborted) throw new McpAdapterError('closed', 'The MCP hub is closed.');
      if (live) return live;
      attempt ??= connect();
      return race(attempt, signal);
    },
    drop,
    async close() {
      closed.abort(new McpAdapterError('closed', 'The MCP hub is closed.'));
      const held = live;
      live = undefined;
      await held?.link.client.close?.();
    },
  };
}

function backoffMs(failures: number): number {
  return Math.min(backoffCeilingMs, backoffFloorMs * 2 ** (failures - 1));
}
