import { type CallContext, type Json, ToolError } from '@sallyport/contract';

import { type CallOptions, exchange } from './exchange.ts';
import { isRecord } from './is-record.ts';
import type { Operation } from './operation/operation.ts';
import { readPages } from './read-pages.ts';
import type { FindMedia } from './request/file-value.ts';
import { writeRequest } from './request/write-request.ts';

/**
 * Calls one operation: one request, or one a page. Every failure is a `ToolError`; on abort this rejects with
 * `signal.reason`.
 */
export async function callOperation(
  operation: Operation,
  input: Json,
  context: CallContext,
  options: CallOptions,
): Promise<unknown> {
  context.signal.throwIfAborted();
  if (input !== null && !isRecord(input)) {
    throw new ToolError('The operation takes one object with named fields.', { code: 'invalid_input' });
  }
  const values = (input ?? {}) as Readonly<Record<string, Json>>;
  const findMedia: FindMedia | undefined = context.findMedia?.bind(context);
  const request = writeRequest(operation, values, { idempotencyKey: context.idempotencyKey, findMedia });
  const { paging } = operation;
  const wanted = paging !== undefined && Object.hasOwn(values, paging.key) ? values[paging.key] : 1;
  const first = await exchange(operation, request, context, options, options.responseBytes);
  if (paging === undefined || wanted === 1 || wanted === undefined) return first.value;
  return readPages({ operation, request, context, options, paging, first, wanted });
}
