import { fromMcp } from '@sallyport/adapter-mcp';
import type { ToolProvider } from '@sallyport/contract';

import { followConnection } from './follow-connection.ts';
import type { McpConnectionLike, McpManagerLike } from './mcp-manager-like.ts';
import { nameServers } from './name-servers.ts';
import type { SqlStorageLike } from './run-history.ts';
import { createServerMemory } from './server-memory.ts';

/** The servers of an agent as they are now. */
export interface CurrentServers {
  readonly providers: readonly ToolProvider[];
  /** Equal, item by item, as long as every server offers what it offered. */
  readonly version: readonly unknown[];
}

/**
 * Reads an agent's MCP servers as providers, one namespace each, as often as it is asked. A server that is not connected
 * is left out until it is; one that stays keeps its provider.
 */
export function createServerReader(
  mcp: McpManagerLike,
  sql: SqlStorageLike,
): (taken: readonly string[]) => Promise<CurrentServers> {
  // By client: one that was made anew has had a handshake of its own.
  const known = new WeakMap<McpConnectionLike['client'], ToolProvider>();
  const recall = createServerMemory(sql);
  const provide = async (
    id: string,
    connection: McpConnectionLike,
    names: ReadonlyMap<string, string>,
  ): Promise<ToolProvider> => {
    const namespace = names.get(id) ?? id;
    const { client } = connection;
    const before = known.get(client);
    if (before?.namespace === namespace) return before;
    const said = recall(id, client, [...names.keys()]);
    const made = await fromMcp(followConnection(connection, said), { namespace });
    known.set(client, made);
    return made;
  };
  return async (taken) => {
    const names = nameServers(mcp.listServers(), taken);
    const connected = Object.entries(mcp.mcpConnections).filter(([, connection]) => isConnected(connection));
    const providers = await Promise.all(connected.map(([id, connection]) => provide(id, connection, names)));
    const lists = connected.flatMap(([, { tools, prompts }]) => [tools, prompts]);
    return { providers, version: [...providers, ...lists] };
  };
}

/** Listed at least once: a server whose lists are being read again still has the ones before. */
function isConnected({ connectionState, tools }: McpConnectionLike): boolean {
  if (connectionState === 'ready') return true;
  return (connectionState === 'discovering' || connectionState === 'connected') && tools.length > 0;
}
