/**
 * What {@link toMcp} needs of an MCP server: `Server` of `@modelcontextprotocol/sdk` 1.x and of
 * `@modelcontextprotocol/server` 2.x both fit.
 */
export interface McpServerLike {
  /** Takes every request that the SDK does not answer by itself. */
  fallbackRequestHandler?: ((request: never, extra: never) => Promise<unknown>) | undefined;
  sendToolListChanged(): Promise<void>;
  getClientCapabilities(): { readonly elicitation?: unknown } | undefined;
}

/** The class of such servers, as an SDK exports it. */
export type McpServerClass<Server extends McpServerLike> = new (
  info: { name: string; version: string; title?: string },
  options: { capabilities: { tools: { listChanged: true }; logging: object }; instructions?: string },
) => Server;

/** One request as both SDKs hand it over. */
export interface McpRequest {
  readonly method: string;
  readonly params?: Readonly<Record<string, unknown>>;
}
