import type { ToolProvider } from '@sallyport/contract';

import { createCallsUnderWay } from './calls-under-way.ts';
import { type ServerOptions, createServerSession } from './create-server-session.ts';
import { McpAdapterError } from './mcp-adapter-error.ts';
import type { McpClientLike } from './mcp-client-like.ts';
import { serverNamespace } from './server-namespace.ts';

/** Options of {@link fromMcp}. */
export interface FromMcpOptions extends ServerOptions {
  /** Default: a safe form of the server's own name. `''` mounts the tools on `codemode` itself. */
  readonly namespace?: string;
  /** Closes the client when the provider is disposed. Default `false`: who connected it closes it. */
  readonly closeClient?: boolean;
}

/**
 * The tools, resources and prompts of one connected MCP client, over any transport, as a `ToolProvider`.
 *
 * Call it after `client.connect`. Lists are read when a catalogue asks for them. A call has no time limit of its own:
 * the run's signal ends it, and the server is told. A server that is a code mode itself gives the tools behind it.
 * Rejects with a {@link McpAdapterError}: `not_connected`, or `no_namespace` when none was given and the server's name
 * holds no usable letter.
 */
export async function fromMcp(client: McpClientLike, options: FromMcpOptions = {}): Promise<ToolProvider> {
  const namespace = options.namespace ?? defaultNamespace(client);
  const session = createServerSession(client, options, createCallsUnderWay());
  return {
    namespace,
    ...(session.instructions !== undefined && { instructions: session.instructions }),
    listTools: ({ signal }) => session.listTools(signal),
    callTool: (name, input, context) => session.callTool(name, input, context),
    onToolsChanged: (listener) => session.onChanged(listener),
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
