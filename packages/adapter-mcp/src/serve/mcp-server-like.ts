/** What {@link toMcp} needs of an MCP server of `@modelcontextprotocol/sdk` 1.x or `@modelcontextprotocol/server` 2.x. */
export interface McpServerLike {
  /** Takes every request that the SDK does not answer by itself. */
  fallbackRequestHandler?: ((request: never, extra: never) => Promise<unknown>) | undefined;
  removeRequestHandler(method: string): void;
  sendToolListChanged(): Promise<void>;
  getClientCapabilities(): { readonly elicitation?: unknown } | undefined;
}

/** `McpServer` holds the server that speaks; `Server` is it. */
export type McpServerHolder = McpServerLike | { readonly server: McpServerLike };

/** The class of such servers, as an SDK exports it. */
export type McpServerClass<Server extends McpServerHolder> = new (
  info: { name: string; version: string; title?: string },
  options: { capabilities: { tools: { listChanged: true }; logging: Record<string, never> }; instructions?: string },
) => Server;

/** The server that speaks. */
export function speakerOf(holder: McpServerHolder): McpServerLike {
  return 'server' in holder ? holder.server : holder;
}

/** One request as both SDKs hand it over. */
export interface McpRequest {
  readonly method: string;
  readonly params?: Readonly<Record<string, unknown>>;
}
