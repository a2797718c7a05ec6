import type { McpClientLike } from '@sallyport/adapter-mcp';

/** What is needed of an agent's `this.mcp`. `MCPClientManager` fits. */
export interface McpManagerLike {
  /** By the server's id. */
  readonly mcpConnections: Readonly<Record<string, McpConnectionLike>>;
  /** What the agent's storage knows of its servers. */
  listServers(): readonly { readonly id: string; readonly name: string }[];
}

/** One server of the manager. */
export interface McpConnectionLike {
  /** Another one after a reconnection. */
  readonly client: McpClientLike;
  readonly connectionState: string;
  /** The lists, as the manager keeps them: after a change a list is another array. */
  readonly tools: readonly unknown[];
  readonly prompts: readonly unknown[];
}
