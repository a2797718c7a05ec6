import { ToolError } from '@sallyport/contract';

import { errorTextLength } from '../constants.ts';
import { isRecord } from '../is-record.ts';
import { bodyKind, essence } from '../media-type.ts';
import type { Operation } from '../operation/operation.ts';
import type { HideSecrets } from './hide-secrets.ts';
import { decode } from './read-content.ts';

/** A response that is no success. */
export interface FailedResponse {
  readonly status: number;
  readonly headers: Headers;
  readonly bytes: Uint8Array;
}

/**
 * What a program catches for it: `http_<status>`, the API's own words, and `data` with status and body. The request, with
 * what the host put into it, is in none of them.
 */
export function responseFailure(operation: Operation, response: FailedResponse, hide: HideSecrets): ToolError {
  const { status, headers } = response;
  const body = readBody(response, hide);
  const words = wordsOf(body);
  const retryAfter = headers.get('retry-after');
  const said = `${operation.method} ${operation.path} answered ${status}`;
  return new ToolError(words === undefined ? `${said}.` : `${said}: ${words}`, {
    name: 'HttpError',
    code: `http_${status}`,
    data: {
      status,
      ...(body !== undefined && { body }),
      ...(retryAfter !== null && { retryAfter: hide.inText(retryAfter) }),
    },
  });
}

/** A redirect to somewhere else. Its address can hold a key, so only the place it names is told. */
export function redirectRefused(operation: Operation, status: number, location: string | null): ToolError {
  const origin = location !== null && URL.canParse(location) ? new URL(location).origin : undefined;
  return new ToolError(`${operation.method} ${operation.path} is redirected elsewhere, which is not followed.`, {
    name: 'HttpError',
    code: 'redirect_refused',
    data: { status, ...(origin !== undefined && { origin }) },
  });
}

function readBody({ bytes, headers }: FailedResponse, hide: HideSecrets): unknown {
  if (bytes.length === 0) return undefined;
  const contentType = headers.get('content-type');
  const text = decode({ bytes, contentType });
  if (bodyKind(essence(contentType ?? '')) === 'json') {
    try {
      return hide.inValue(JSON.parse(text));
    } catch {
      // Then it is told as the text it is.
    }
  }
  return hide.inText(text).slice(0, errorTextLength);
}

const places = ['message', 'detail', 'error_description', 'title', 'error', 'description'];

/** Where APIs put what they have to say, one level deep at most. */
function wordsOf(body: unknown): string | undefined {
  if (typeof body === 'string') return body.startsWith('<') ? undefined : cut(body);
  if (!isRecord(body)) return undefined;
  for (const place of places) {
    const value = Object.hasOwn(body, place) ? body[place] : undefined;
    const text = isRecord(value) ? value['message'] : value;
    if (typeof text === 'string' && text !== '') return cut(text);
  }
  return undefined;
}

function cut(text: string): string {
  return text.length > errorTextLength ? `${text.slice(0, errorTextLength)}…` : text;
}
