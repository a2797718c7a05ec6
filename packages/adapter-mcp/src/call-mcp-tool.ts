import { type CallContext, type CallProgress, type Json, ToolError } from '@sallyport/contract';

import { anyResult } from './any-result.ts';
import { longestTimerMs } from './constants.ts';
import { isRecord } from './is-record.ts';
import {
  type McpCallParams,
  type McpClientLike,
  type McpRequestOptions,
  isSecondGeneration,
} from './mcp-client-like.ts';
import { toolFailure } from './tool-failure.ts';
import { readMcpResult } from './read-mcp-result.ts';

/** What the host adds to the `_meta` of a call. */
export type McpCallMeta = (call: {
  readonly name: string;
  readonly context: CallContext;
}) => Readonly<Record<string, unknown>> | undefined;

/** In the `_meta` of every call: the same for every attempt at it. */
export const idempotencyMeta = 'sallyport/idempotencyKey';

/** One call of one tool. */
export interface McpCall {
  readonly name: string;
  readonly input: Json;
  readonly context: CallContext;
  readonly meta: Readonly<Record<string, unknown>> | undefined;
}

/**
 * Calls one tool. On abort the server is told by `notifications/cancelled` and this rejects with `signal.reason`, whatever
 * the client made of it; every other failure is a `ToolError`.
 */
export async function callMcpTool(client: McpClientLike, call: McpCall): Promise<unknown> {
  const params = toParams(call);
  const result = await withoutLateCancel(call.context, (context) =>
    send(client, params, requestOptions(call.context, context.signal)),
  );
  return readMcpResult(result);
}

/**
 * Makes one request of a run. The clients keep listening to the signal they are given after the answer came, and would
 * then cancel what is over: they are given one that ends with the request.
 */
export async function withoutLateCancel<Result>(
  context: CallContext,
  work: (context: CallContext) => Promise<Result>,
): Promise<Result> {
  const { signal } = context;
  signal.throwIfAborted();
  const request = new AbortController();
  const abort = (): void => request.abort(signal.reason);
  signal.addEventListener('abort', abort, { once: true });
  try {
    return await work({ ...context, signal: request.signal });
  } catch (error) {
    if (signal.aborted) throw signal.reason;
    throw toolFailure(error);
  } finally {
    signal.removeEventListener('abort', abort);
  }
}

function toParams({ name, input, context, meta }: McpCall): McpCallParams {
  if (input !== null && !isRecord(input)) {
    throw new ToolError('An MCP tool takes one object.', { code: 'invalid_input' });
  }
  const own = { [idempotencyMeta]: context.idempotencyKey, ...context.trace };
  return { name, arguments: { ...input }, _meta: { ...own, ...meta } };
}

function requestOptions(context: CallContext, signal: AbortSignal): McpRequestOptions {
  return {
    signal,
    timeout: longestTimerMs,
    resetTimeoutOnProgress: true,
    onprogress: (value) => {
      const progress = toProgress(value);
      if (progress !== undefined) context.reportProgress(progress);
    },
  };
}

function toProgress(value: unknown): CallProgress | undefined {
  if (!isRecord(value) || typeof value['progress'] !== 'number') return undefined;
  const { progress, total, message } = value;
  return {
    progress,
    ...(typeof total === 'number' && { total }),
    ...(typeof message === 'string' && { message }),
  };
}

type FirstCallTool = (params: McpCallParams, schema: object, options: McpRequestOptions) => Promise<unknown>;
type SecondCallTool = (params: McpCallParams, options: McpRequestOptions) => Promise<unknown>;

function send(client: McpClientLike, params: McpCallParams, options: McpRequestOptions): Promise<unknown> {
  return isSecondGeneration(client)
    ? (client.callTool as SecondCallTool).call(client, params, options)
    : (client.callTool as FirstCallTool).call(client, params, anyResult, options);
}
