import { type CallContext, type Json, ToolError } from '@sallyport/contract';

import { pageLimit } from './constants.ts';
import { isRecord } from './is-record.ts';
import type { Operation, Paging } from './operation/operation.ts';
import { authorize } from './request/authorize.ts';
import type { FindMedia } from './request/file-value.ts';
import { type OpenApiRequest, send } from './request/send.ts';
import { type WrittenRequest, writeRequest } from './request/write-request.ts';
import { createHideSecrets } from './response/hide-secrets.ts';
import { nextPage } from './response/next-page.ts';
import { readBytes, tooLarge } from './response/read-bytes.ts';
import { readContent } from './response/read-content.ts';
import { redirectRefused, responseFailure } from './response/response-failure.ts';
import { type OpenApiSecurity, takeCredentials } from './security.ts';

/** What the host brings to every call. */
export interface CallOptions {
  readonly request: OpenApiRequest;
  readonly security: OpenApiSecurity | undefined;
  readonly responseBytes: number;
}

/** One answer. */
interface Answer {
  readonly value: unknown;
  readonly link: string | null;
  readonly url: URL;
  readonly size: number;
}

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

interface PagesWanted {
  readonly operation: Operation;
  readonly request: WrittenRequest;
  readonly context: CallContext;
  readonly options: CallOptions;
  readonly paging: Paging;
  readonly first: Answer;
  readonly wanted: Json;
}

async function readPages({
  operation,
  request,
  context,
  options,
  paging,
  first,
  wanted,
}: PagesWanted): Promise<unknown> {
  const items = [...itemsOf(first.value, paging)];
  const most = typeof wanted === 'number' ? Math.min(wanted, pageLimit) : pageLimit;
  const seen = new Set([first.url.href]);
  let last = first;
  let left = options.responseBytes - first.size;
  for (let read = 1; ; read += 1) {
    const next = nextPage(paging, last.value, last.link, last.url);
    if (next === undefined) break;
    if (read >= most) {
      if (wanted === 'all') throw tooManyPages();
      break;
    }
    if (seen.has(next.href)) throw new ToolError('The pages lead in a circle.', { code: 'invalid_output' });
    seen.add(next.href);
    const page = { ...request, url: withoutCredentials(next, operation) };
    last = await exchange(operation, page, context, options, left);
    left -= last.size;
    for (const item of itemsOf(last.value, paging)) items.push(item);
    context.reportProgress({ progress: read + 1, message: 'pages' });
  }
  return paging.items === undefined || !isRecord(last.value) ? items : { ...last.value, [paging.items]: items };
}

/** A service may write the key it was asked with into the address of the next page; each request gets its own. */
function withoutCredentials(url: URL, { security }: Operation): URL {
  const bare = new URL(url);
  for (const { carrier } of security) if (carrier.kind === 'query') bare.searchParams.delete(carrier.name);
  return bare;
}

function itemsOf(value: unknown, { items }: Paging): readonly unknown[] {
  const list = items === undefined ? value : isRecord(value) ? value[items] : undefined;
  if (Array.isArray(list)) return list;
  throw new ToolError('A page holds no list.', { code: 'invalid_output' });
}

function tooManyPages(): ToolError {
  return new ToolError(`There are more than ${pageLimit} pages: ask for a narrower list, or a number of pages.`, {
    name: 'LimitError',
    code: 'result_too_large',
  });
}

/** Sends one request and makes its answer into a value. Credentials are asked for each time: they may have changed. */
async function exchange(
  operation: Operation,
  request: WrittenRequest,
  { signal }: CallContext,
  options: CallOptions,
  leftBytes: number,
): Promise<Answer> {
  if (leftBytes <= 0) throw tooLarge(options.responseBytes);
  const credentials = await takeCredentials(operation.security, options.security, { tool: operation.name, signal });
  const hide = createHideSecrets(credentials);
  const response = await send(options.request, authorize(request, credentials), signal);
  const { status, headers } = response;
  if (response.type === 'opaqueredirect') throw redirectRefused(operation, status, null);
  if (status >= 300 && status < 400 && status !== 304) {
    await response.body?.cancel();
    const location = headers.get('location');
    if (!operation.response.isRedirect || location === null) throw redirectRefused(operation, status, location);
    return { value: { status, location: hide.inText(location) }, link: null, url: request.url, size: 0 };
  }
  const bytes = await readBytes(response, leftBytes, signal);
  if (!response.ok) throw responseFailure(operation, { status, headers, bytes }, hide);
  const { isJson, empty } = operation.response;
  const [contentType, disposition] = [headers.get('content-type'), headers.get('content-disposition')];
  const content = readContent({ bytes, contentType, disposition, isJson }, hide);
  return {
    value: content === undefined ? empty : content,
    link: headers.get('link'),
    url: request.url,
    size: bytes.length,
  };
}
