import { fromMcp } from '@sallyport/adapter-mcp';
import type { ToolProvider } from '@sallyport/contract';

import { followConnection } from './follow-connection.ts';
import type { McpConnectionLike, McpManagerLike } from './mcp-manager-like.ts';
import { nameServers } from './name-servers.ts';

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
export function createServerReader(mcp: McpManagerLike): (taken: readonly string[]) => Promise<CurrentServers> {
  const known = new WeakMap<McpConnectionLike, ToolProvider>();
  const provide = async (connection: McpConnectionLike, namespace: string): Promise<ToolProvider> => {
    const before = known.get(connection);
    if (before?.namespace === namespace) return before;
    const made = await fromMcp(followConnection(connection), { namespace });
    known.set(connection, made);
    return made;
  };
  return async (taken) => {
    const names = nameServers(mcp.listServers(), taken);
    const connected = Object.entries(mcp.mcpConnections).filter(([, connection]) => isConnected(connection));
    const providers = await Promise.all(connected.map(([id, connection]) => provide(connection, names.get(id) ?? id)));
    const version = connected.flatMap(([id, { tools, prompts }]) => [names.get(id), tools, prompts]);
    return { providers, version: [...version, ...providers] };
  };
}

/** Listed at least once: a server whose lists are being read again still has the ones before. */
function isConnected({ connectionState, tools }: McpConnectionLike): boolean {
  if (connectionState === 'ready') return true;
  return (connectionState === 'discovering' || connectionState === 'connected') && tools.length > 0;
}
