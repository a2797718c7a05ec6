import type { CallContext } from '@sallyport/contract';

import type { Operation } from './operation/operation.ts';
import { authorize } from './request/authorize.ts';
import { type OpenApiRequest, send } from './request/send.ts';
import type { WrittenRequest } from './request/write-request.ts';
import { createHideSecrets } from './response/hide-secrets.ts';
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

/** One answer, and what leads from it to the next. */
export interface Answer {
  readonly value: unknown;
  readonly link: string | null;
  readonly url: URL;
  readonly size: number;
}

/** Sends one request and makes its answer into a value. Credentials are asked for each time: they may have changed. */
export async function exchange(
  operation: Operation,
  request: WrittenRequest,
  { signal }: CallContext,
  options: CallOptions,
  leftBytes: number,
): Promise<Answer> {
  if (leftBytes <= 0) throw tooLarge(options.responseBytes);
  const credentials = await takeCredentials(operation.security, options.security, { tool: operation.name, signal });
  const hide = createHideSecrets(credentials);
  const { response, url } = await send(options.request, authorize(request, credentials), signal);
  const { status, headers } = response;
  if (response.type === 'opaqueredirect') throw redirectRefused(operation, status, null);
  if (status >= 300 && status < 400 && status !== 304) {
    await response.body?.cancel();
    const location = headers.get('location');
    if (!operation.response.isRedirect || location === null) throw redirectRefused(operation, status, location);
    return { value: { status, location: hide.inText(location) }, link: null, url, size: 0 };
  }
  const bytes = await readBytes(response, leftBytes, signal);
  if (!response.ok) throw responseFailure(operation, { status, headers, bytes }, hide);
  const { isJson, empty } = operation.response;
  const [contentType, disposition] = [headers.get('content-type'), headers.get('content-disposition')];
  const content = readContent({ bytes, contentType, disposition, isJson }, hide);
  return {
    value: content === undefined ? empty : content,
    link: headers.get('link'),
    url,
    size: bytes.length,
  };
}
