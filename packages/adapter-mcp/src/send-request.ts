import { anyResult } from './any-result.ts';
import { type McpClientLike, type McpRequestOptions, speaksModernProtocol } from './mcp-client-like.ts';

/** The requests this package makes beside `tools/call`, and the client's own method for each. */
const methods = {
  'tools/list': 'listTools',
  'resources/list': 'listResources',
  'resources/templates/list': 'listResourceTemplates',
  'resources/read': 'readResource',
  'prompts/list': 'listPrompts',
  'prompts/get': 'getPrompt',
} as const;

export type McpMethod = keyof typeof methods;

type Send = (request: object, schema: object, options: McpRequestOptions) => Promise<unknown>;
type Own = (params: object, options: McpRequestOptions) => Promise<unknown>;
type OwnMethods = { readonly [Name in (typeof methods)[McpMethod]]?: Own };

/**
 * Sends one request and gives the result unread: no schema of an SDK has refused it.
 *
 * A 2.x client of a modern server is asked through its own methods, since it mirrors what it lists into headers and
 * answers questions on the way; so is a wrapper that has nothing else.
 */
export function sendRequest(
  client: McpClientLike,
  method: McpMethod,
  params: object,
  options: McpRequestOptions,
): Promise<unknown> {
  const own = (client as unknown as OwnMethods)[methods[method]];
  if (client.request === undefined || speaksModernProtocol(client)) {
    if (own === undefined) return Promise.reject(new Error(`This MCP client has no ${methods[method]}.`));
    return own.call(client, params, options);
  }
  return (client.request as Send).call(client, { method, params }, anyResult, options);
}
