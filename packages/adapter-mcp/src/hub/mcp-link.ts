import type { McpClientLike } from '../mcp-client-like.ts';

/** One connected client, and what its maker can still do for it. */
export interface McpLink {
  readonly client: McpClientLike;
  /**
   * Called with what a call failed with. True when the cause is gone, as after a sign-in: the call was refused before it
   * was carried out, and is made again.
   */
  recover?(error: unknown, options: { readonly signal: AbortSignal }): Promise<boolean>;
}

/**
 * Makes and connects one client. Called at the start and again whenever the connection was lost; ends early and cleans
 * up when `signal` aborts. What it throws is shown to the host as `cause`, never to a program.
 */
export type McpConnect = (options: { readonly signal: AbortSignal }) => Promise<McpLink | McpClientLike>;

/** A link, also from a connect function that gives the client alone. */
export function toLink(connected: McpLink | McpClientLike): McpLink {
  return 'callTool' in connected ? { client: connected } : connected;
}
