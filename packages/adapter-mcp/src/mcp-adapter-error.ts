/** Why a client could not be made into tools. */
export type McpAdapterErrorCode =
  /** The client has no connection yet. */
  | 'not_connected'
  /** No namespace was given, and the server's name is no use as one. */
  | 'no_namespace'
  /** The server cannot say what it offers. */
  | 'list_failed'
  /** What the server offers has no end. */
  | 'list_too_long'
  /** A server of a hub did not start; `cause` says why. */
  | 'server_failed'
  /** A server took too long to start. */
  | 'start_timed_out'
  /** The hub was closed. */
  | 'closed'
  /** A sign-in did not end well. */
  | 'sign_in_failed';

/** Thrown to the host, never into a program: an MCP client that cannot be used as it is. */
export class McpAdapterError extends Error {
  override readonly name: string = 'McpAdapterError';
  readonly code: McpAdapterErrorCode;
  constructor(code: McpAdapterErrorCode, message: string, options?: { readonly cause?: unknown }) {
    super(message, options);
    this.code = code;
  }
}
