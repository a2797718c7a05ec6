import { ToolError, isToolError } from '@sallyport/contract';

import { McpAdapterError } from './mcp-adapter-error.ts';

/**
 * What a program may know of a call that did not come back.
 *
 * An error the server sent keeps its message and data: they are the server's words. Any other error is ours or the
 * transport's and may name hosts, paths or processes, so the program gets a fixed sentence and the cause stays outside.
 */
export function toolFailure(error: unknown): ToolError {
  if (isToolError(error)) return error;
  if (error instanceof McpAdapterError && error.cause !== undefined) return toolFailure(error.cause);
  const { name, message, code, data } = error instanceof Error ? (error as Error & Loose) : ({} as Loose);
  if (message === 'Not connected') return connectionClosed(error);
  if ((name === 'McpError' || name === 'ProtocolError') && typeof code === 'number') {
    if (code === -32000 && name === 'McpError') return connectionClosed(error);
    const text = serverText(message);
    return new ToolError(text, { code: protocolCode(code, text), cause: error, ...(data !== undefined && { data }) });
  }
  if (code === 'CONNECTION_CLOSED' || code === 'NOT_CONNECTED') return connectionClosed(error);
  if (code === 'REQUEST_TIMEOUT') return new ToolError('The MCP request timed out.', { code: 'timeout', cause: error });
  if (code === 'INVALID_RESULT') return noResult(error);
  if (isUnauthorized(error)) {
    return new ToolError('The MCP server does not accept the sign-in of this host.', {
      code: 'unauthorized',
      cause: error,
    });
  }
  return new ToolError('The MCP server could not be reached.', { code: 'server_unavailable', cause: error });
}

/** True for a failed call after which the connection is of no use. */
export function isConnectionFailure(error: unknown): boolean {
  if (!isToolError(error)) return false;
  if (error.code === 'connection_closed') return true;
  if (error.code !== 'server_unavailable') return false;
  const status = httpStatus(error.cause);
  // Without a status nothing answered. 404 is what a server says whose sessions are gone, the others what gateways say.
  return status === undefined || status === 404 || (status >= 502 && status <= 504);
}

/** True for what the clients throw when a server asks for a sign-in or for more permission. */
export function isUnauthorized(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const status = httpStatus(error);
  const names = [error.name, error.constructor.name];
  return status === 401 || status === 403 || names.some((name) => authorizationErrors.has(name));
}

const authorizationErrors: ReadonlySet<string> = new Set(['UnauthorizedError', 'InsufficientScopeError']);

/** The status of an answer over HTTP: 2.x has it as `status`, 1.x as `code`. */
export function httpStatus(error: unknown): number | undefined {
  const { status, code } = (error ?? {}) as { readonly status?: unknown; readonly code?: unknown };
  const found = typeof status === 'number' ? status : code;
  return typeof found === 'number' && found >= 100 && found <= 599 ? found : undefined;
}

interface Loose {
  readonly name?: string;
  readonly message?: string;
  readonly code?: unknown;
  readonly data?: unknown;
}

function connectionClosed(cause: unknown): ToolError {
  return new ToolError('The connection to the MCP server is closed.', { code: 'connection_closed', cause });
}

/** The 1.x client puts its own words before the server's. */
function serverText(message: string | undefined): string {
  const text = (message ?? '').replace(/^MCP error -?\d+: /, '');
  return text === '' ? 'The MCP server refused the call.' : text;
}

/** What both SDKs say when a result does not fit the tool's own output schema; they borrow the code for bad arguments. */
const outputComplaint =
  /^(?:Structured content does not match|Failed to validate structured content|Tool .{0,300}(?:has an output schema but|has an invalid outputSchema))/;

function protocolCode(code: number, message: string): string {
  if (outputComplaint.test(message)) return 'invalid_output';
  switch (code) {
    case -32601:
      return 'method_not_found';
    case -32602:
      return 'invalid_input';
    case -32603:
      return 'internal_error';
    case -32001:
      return 'timeout';
    case -32042:
      return 'url_elicitation_required';
    default:
      return 'protocol_error';
  }
}

/** A result with `isError`: the text is the message, the structured part is the data. */
export function failedResult(text: string, data: unknown): ToolError {
  return new ToolError(text === '' ? 'The tool failed without saying why.' : text, {
    code: 'tool_failed',
    ...(data !== undefined && { data }),
  });
}

/** An answer that is no tool result at all. */
export function noResult(cause?: unknown): ToolError {
  return new ToolError('The MCP server answered with something that is no tool result.', {
    code: 'invalid_output',
    cause,
  });
}
