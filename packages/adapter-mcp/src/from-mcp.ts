import type { ToolProvider } from '@sallyport/contract';

import { type McpCallMeta, callMcpTool } from './call-mcp-tool.ts';
import { type SkippedMcpTool, listMcpTools } from './list-mcp-tools.ts';
import { McpAdapterError } from './mcp-adapter-error.ts';
import type { McpClientLike } from './mcp-client-like.ts';
import { serverNamespace } from './server-namespace.ts';
import { watchToolList } from './watch-tool-list.ts';

/** Options of {@link fromMcp}. */
export interface FromMcpOptions {
  /** Default: a safe form of the server's own name. `''` mounts the tools on `codemode` itself. */
  readonly namespace?: string;
  /** Closes the client when the provider is disposed. Default `false`: who connected it closes it. */
  readonly closeClient?: boolean;
  /** Called while tools are listed, once for each that is left out. */
  readonly onSkip?: (tool: SkippedMcpTool) => void;
  /** Called for each call; what it returns is sent as the call's `_meta`. */
  readonly meta?: McpCallMeta;
}

/**
 * The tools of one connected MCP client, over any transport, as a `ToolProvider`.
 *
 * Call it after `client.connect`. Tools are listed when a catalogue asks for them. A call has no time limit of its own:
 * the run's signal ends it, and the server is told. Rejects with a {@link McpAdapterError}: `not_connected`, or
 * `no_namespace` when none was given and the server's name holds no usable letter.
 */
export async function fromMcp(client: McpClientLike, options: FromMcpOptions = {}): Promise<ToolProvider> {
  const namespace = options.namespace ?? defaultNamespace(client);
  const instructions = client.getInstructions?.();
  const watch = watchToolList(client);
  return {
    namespace,
    ...(typeof instructions === 'string' && instructions !== '' && { instructions }),
    listTools({ signal }) {
      watch.follow();
      return listMcpTools(client, { signal, onSkip: options.onSkip });
    },
    callTool(name, input, context) {
      watch.follow();
      return callMcpTool(client, { name, input, context, meta: options.meta });
    },
    onToolsChanged: (listener) => watch.add(listener),
    ...(options.closeClient === true && { [Symbol.asyncDispose]: async () => client.close?.() }),
  };
}

function defaultNamespace(client: McpClientLike): string {
  const server = client.getServerVersion?.();
  if (server === undefined && client.getServerVersion !== undefined) {
    throw new McpAdapterError(
      'not_connected',
      'The MCP client is not connected. Await client.connect(transport) first.',
    );
  }
  const namespace = serverNamespace(server?.name);
  if (namespace === undefined) {
    throw new McpAdapterError('no_namespace', 'The MCP server has no usable name. Pass { namespace } to fromMcp.');
  }
  return namespace;
}
