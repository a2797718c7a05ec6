import type { CallContext, Json, ToolSpec } from '@sallyport/contract';

import type { McpClientLike } from './mcp-client-like.ts';

/** Something a server offers beside its tools, as a tool. Throws as the client does. */
export interface ServerTool {
  readonly spec: ToolSpec;
  call(client: McpClientLike, input: Json, context: CallContext): Promise<unknown>;
}
