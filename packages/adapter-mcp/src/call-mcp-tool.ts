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
import { toolResult } from './tool-result.ts';

/** What the host adds to the `_meta` of a call: trace context, the idempotency key under a name its server knows. */
export type McpCallMeta = (call: {
  readonly name: string;
  readonly context: CallContext;
}) => Readonly<Record<string, unknown>> | undefined;

/**
 * Calls one tool. On abort the server is told by `notifications/cancelled` and this rejects with `signal.reason`, whatever
 * the client made of it; every other failure is a `ToolError`.
 */
export async function callMcpTool(
  client: McpClientLike,
  call: {
    readonly name: string;
    readonly input: Json;
    readonly context: CallContext;
    readonly meta: McpCallMeta | undefined;
  },
): Promise<unknown> {
  const { signal } = call.context;
  signal.throwIfAborted();
  const params = toParams(call);
  // The clients keep listening to the signal they are given after the answer came, and would then cancel what is over.
  const request = new AbortController();
  const abort = (): void => request.abort(signal.reason);
  signal.addEventListener('abort', abort, { once: true });
  let result: unknown;
  try {
    result = await send(client, params, requestOptions(call.context, request.signal));
  } catch (error) {
    if (signal.aborted) throw signal.reason;
    throw toolFailure(error);
  } finally {
    signal.removeEventListener('abort', abort);
  }
  return toolResult(result);
}

function toParams(call: {
  name: string;
  input: Json;
  context: CallContext;
  meta: McpCallMeta | undefined;
}): McpCallParams {
  const { name, input, context } = call;
  if (input !== null && !isRecord(input)) {
    throw new ToolError('An MCP tool takes one object.', { code: 'invalid_input' });
  }
  const meta = call.meta?.({ name, context });
  return { name, arguments: { ...input }, ...(meta !== undefined && { _meta: { ...meta } }) };
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
