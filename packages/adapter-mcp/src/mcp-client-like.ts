/**
 * What {@link fromMcp} needs of a connected MCP client. `Client` of `@modelcontextprotocol/sdk` 1.x and `Client` of
 * `@modelcontextprotocol/client` 2.x both fit; so does a wrapper that passes these methods on.
 */
export interface McpClientLike {
  callTool(params: McpCallParams, ...rest: never[]): Promise<unknown>;
  listTools(params?: { cursor?: string }, ...rest: never[]): Promise<unknown>;
  /** Used for listing, so that one broken tool does not fail its whole page, and for resources and prompts. */
  request?(request: never, ...rest: never[]): Promise<unknown>;
  getServerVersion?(): { readonly name: string } | undefined;
  getServerCapabilities?(): { readonly resources?: unknown; readonly prompts?: unknown } | undefined;
  getInstructions?(): string | undefined;
  /** Watched for notifications; its other messages are passed on unread. */
  readonly transport?: McpTransportLike | undefined;
  onclose?: (() => void) | undefined;
  close?(): Promise<void>;
}

/** The arguments of `tools/call`. */
export interface McpCallParams {
  name: string;
  arguments?: Record<string, unknown>;
  _meta?: Record<string, unknown>;
}

/** The part of a transport that can be listened to. */
export interface McpTransportLike {
  onmessage?: ((message: never, ...rest: never[]) => void) | undefined;
}

/** What both SDKs accept as the options of a request. */
export interface McpRequestOptions {
  readonly signal: AbortSignal;
  readonly timeout?: number;
  readonly resetTimeoutOnProgress?: boolean;
  readonly onprogress?: (progress: unknown) => void;
}

/** The members by which the 2.x client is known. */
interface SecondGeneration {
  setVersionNegotiation?: unknown;
  getProtocolEra?: () => unknown;
  readonly autoOpenedSubscription?: unknown;
  listen?: (filter: McpListenFilter) => Promise<{ close(): Promise<void> }>;
}

interface McpListenFilter {
  toolsListChanged?: true;
  resourcesListChanged?: true;
  promptsListChanged?: true;
}

/** True for a 2.x client, whose `callTool` takes its options second and not third. */
export function isSecondGeneration(client: McpClientLike): boolean {
  return typeof (client as SecondGeneration).setVersionNegotiation === 'function';
}

/** True once a 2.x client has agreed on protocol revision 2026-07-28 or later. */
export function speaksModernProtocol(client: McpClientLike): boolean {
  return (client as SecondGeneration).getProtocolEra?.() === 'modern';
}

/**
 * From protocol revision 2026-07-28 on a server tells of changes only on a stream the client asked for. Opens one unless
 * the host has, and gives what closes it. A server that refuses is a server whose lists do not change.
 */
export function openChangeStream(client: McpClientLike): () => void {
  const { autoOpenedSubscription, listen } = client as SecondGeneration;
  const isOpen = autoOpenedSubscription !== undefined;
  if (!speaksModernProtocol(client) || isOpen || listen === undefined) return () => undefined;
  const { resources, prompts } = client.getServerCapabilities?.() ?? {};
  const opened = listen.call(client, {
    toolsListChanged: true,
    ...(resources !== undefined && { resourcesListChanged: true }),
    ...(prompts !== undefined && { promptsListChanged: true }),
  });
  const close = opened.then((stream) => () => stream.close());
  close.catch(() => undefined);
  return () => void close.then((closeStream) => closeStream()).catch(() => undefined);
}
