/** Why a client could not be made into tools. */
export type McpAdapterErrorCode = 'not_connected' | 'no_namespace' | 'list_failed' | 'list_too_long';

/** Thrown to the host, never into a program: an MCP client that cannot be used as it is. */
export class McpAdapterError extends Error {
  override readonly name: string = 'McpAdapterError';
  readonly code: McpAdapterErrorCode;
  constructor(code: McpAdapterErrorCode, message: string, options?: { readonly cause?: unknown }) {
    super(message, options);
    this.code = code;
  }
}
