import type { CodeModeLike } from './code-mode-like.ts';
import type { McpServerLike } from './mcp-server-like.ts';

const watches = new WeakMap<CodeModeLike, Set<WeakRef<McpServerLike>>>();

/**
 * Tells a server's client when the tools behind a code mode have changed, after they were listed again: once for all
 * servers of one code mode. A server that nobody holds any more is forgotten.
 */
export function watchCodeMode(codeMode: CodeModeLike, server: McpServerLike): void {
  let servers = watches.get(codeMode);
  if (servers === undefined) {
    servers = new Set();
    watches.set(codeMode, servers);
    codeMode.onToolsChanged(createRefresher(codeMode, servers));
  }
  for (const held of servers) if (held.deref() === undefined) servers.delete(held);
  servers.add(new WeakRef(server));
}

/** One listing at a time; a change while one is under way brings one more. */
function createRefresher(codeMode: CodeModeLike, servers: ReadonlySet<WeakRef<McpServerLike>>): () => void {
  let isRunning = false;
  let isWanted = false;
  const run = async (): Promise<void> => {
    isRunning = true;
    while (isWanted) {
      isWanted = false;
      // A list that cannot be read leaves the one before in place.
      await codeMode.refresh().catch(() => undefined);
    }
    isRunning = false;
    await Promise.allSettled([...servers].map(async (held) => held.deref()?.sendToolListChanged()));
  };
  return () => {
    isWanted = true;
    if (!isRunning) void run();
  };
}
