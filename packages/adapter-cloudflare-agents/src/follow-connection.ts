import type { McpClientLike } from '@sallyport/adapter-mcp';

import type { McpConnectionLike } from './mcp-manager-like.ts';
import type { ServerSaid } from './server-memory.ts';

type Request = (request: McpRequest, ...rest: readonly unknown[]) => Promise<unknown>;

interface McpRequest {
  readonly method: string;
  readonly params?: { readonly _meta?: unknown };
}

/**
 * A client that is always the connection's own, also after the manager has made it anew.
 *
 * The lists the manager keeps are answered from there: listing costs no round trip, fails for no server, and shows what
 * the agent shows its page. A list asked for with `_meta` is another list, and goes to the server. What the server `said`
 * of itself is known in a resumed session too.
 */
export function followConnection(connection: McpConnectionLike, said: ServerSaid): McpClientLike {
  const known = (method: string, params: McpRequest['params']): object | undefined => {
    if (params?._meta !== undefined) return undefined;
    if (method === 'tools/list') return { tools: connection.tools };
    return method === 'prompts/list' ? { prompts: connection.prompts } : undefined;
  };
  const list =
    (method: string, own: string) =>
    async (params: McpRequest['params'], ...rest: readonly unknown[]): Promise<unknown> =>
      known(method, params) ?? (read(connection.client, own) as Request)(params as never, ...rest);
  const overrides: Readonly<Record<PropertyKey, unknown>> = {
    getServerCapabilities: () => said.capabilities,
    getInstructions: () => said.instructions,
    listTools: list('tools/list', 'listTools'),
    listPrompts: list('prompts/list', 'listPrompts'),
    request: async (request: McpRequest, ...rest: readonly unknown[]) =>
      known(request.method, request.params) ?? (read(connection.client, 'request') as Request)(request, ...rest),
  };
  return new Proxy({} as McpClientLike, {
    get: (_target, key) => (Object.hasOwn(overrides, key) ? overrides[key] : read(connection.client, key)),
    set: (_target, key, value) => Reflect.set(connection.client, key, value),
  });
}

/** Private members of a client answer only to the client itself. */
function read(client: McpClientLike, key: PropertyKey): unknown {
  const value: unknown = Reflect.get(client, key);
  return typeof value === 'function' ? value.bind(client) : value;
}
