import { type CallContext, type Json, ToolError } from '@sallyport/contract';

import type { AiSdkToolLike } from './ai-sdk-tool-like.ts';
import { progressCharacters } from './constants.ts';
import { parseInput } from './read-schema.ts';

type Execute = (input: unknown, options: object) => unknown;

/**
 * Calls one tool as the AI SDK would. A tool that yields is read to its end: each value is progress, the last one the
 * result. What the tool throws is passed on; a wrong input is a `ToolError` (`invalid_input`); on abort this rejects with
 * `signal.reason` where the tool does not end first.
 */
export async function callAiSdkTool(
  tool: AiSdkToolLike,
  call: { readonly input: Json; readonly context: CallContext; readonly toolContext: unknown },
): Promise<unknown> {
  const { context } = call;
  context.signal.throwIfAborted();
  const parsed = await parseInput(tool.inputSchema, call.input);
  if (!parsed.ok) throw new ToolError(parsed.message, { code: 'invalid_input' });
  const result = (tool.execute as Execute).call(tool, parsed.value, {
    toolCallId: context.callId,
    messages: [],
    abortSignal: context.signal,
    // The name in version 7, and the one in version 6.
    context: call.toolContext,
    experimental_context: call.toolContext,
  });
  return isAsyncIterable(result) ? readToEnd(result, context) : await result;
}

function isAsyncIterable(value: unknown): value is AsyncIterable<unknown> {
  return typeof value === 'object' && value !== null && Symbol.asyncIterator in value;
}

async function readToEnd(results: AsyncIterable<unknown>, context: CallContext): Promise<unknown> {
  let last: unknown;
  let progress = 0;
  for await (const result of results) {
    context.signal.throwIfAborted();
    last = result;
    progress += 1;
    context.reportProgress({ progress, message: brief(result) });
  }
  return last;
}

function brief(value: unknown): string {
  if (typeof value === 'string') return value.slice(0, progressCharacters);
  try {
    return (JSON.stringify(value) ?? '').slice(0, progressCharacters);
  } catch {
    return '';
  }
}
