export { fromMcp } from './from-mcp.ts';
export type { FromMcpOptions } from './from-mcp.ts';
export type { McpCallMeta } from './call-mcp-tool.ts';
export type { SkippedMcpTool } from './list-mcp-tools.ts';
export { McpAdapterError } from './mcp-adapter-error.ts';
export type { McpAdapterErrorCode } from './mcp-adapter-error.ts';
export type { McpCallParams, McpClientLike, McpTransportLike } from './mcp-client-like.ts';
