import { ToolError } from '@sallyport/contract';

import { redirectLimit } from '../constants.ts';
import type { ReadyRequest } from './authorize.ts';

/** What `request` is called with: a part of what `fetch` takes. */
export interface OpenApiRequestInit {
  readonly method: string;
  readonly headers: Headers;
  readonly body?: string | Uint8Array<ArrayBuffer>;
  readonly redirect: 'manual';
  readonly signal: AbortSignal;
}

/** Sends one request. `fetch` is one such function. */
export type OpenApiRequest = (url: string, init: OpenApiRequestInit) => Promise<Response>;

/**
 * Sends a request and follows redirects, but never to another origin, since credentials travel along, and never where a
 * method would change into another, save for 303.
 */
export async function send(
  request: OpenApiRequest,
  first: ReadyRequest,
  signal: AbortSignal,
): Promise<{ readonly response: Response; readonly url: URL }> {
  let current = first;
  for (let hops = 0; ; hops += 1) {
    const response = await sendOnce(request, current, signal);
    const next = redirected(response, current);
    if (next === undefined) return { response, url: current.url };
    await response.body?.cancel();
    if (hops === redirectLimit) {
      throw new ToolError('The API redirects in a circle.', {
        code: 'redirect_refused',
        data: { status: response.status },
      });
    }
    current = next;
  }
}

async function sendOnce(request: OpenApiRequest, ready: ReadyRequest, signal: AbortSignal): Promise<Response> {
  signal.throwIfAborted();
  try {
    return await request(ready.url.href, {
      method: ready.method,
      headers: ready.headers,
      ...(ready.content !== undefined && { body: ready.content }),
      redirect: 'manual',
      signal,
    });
  } catch (cause) {
    signal.throwIfAborted();
    // What a client says of a failure names hosts and addresses, and sometimes the whole request.
    throw new ToolError('The API could not be reached.', { code: 'server_unavailable', cause });
  }
}

/** The request a redirect asks for. Undefined when the response is none, or one that is not followed. */
function redirected(response: Response, { method, url, headers, content }: ReadyRequest): ReadyRequest | undefined {
  const location = response.headers.get('location');
  if (![301, 302, 303, 307, 308].includes(response.status) || location === null) return undefined;
  if (!URL.canParse(location, url)) return undefined;
  const next = new URL(location, url);
  if (next.origin !== url.origin) return undefined;
  const isSafe = method === 'GET' || method === 'HEAD';
  if (isSafe || response.status >= 307) return { method, url: next, headers, content };
  if (response.status !== 303) return undefined;
  const bare = new Headers(headers);
  bare.delete('content-type');
  return { method: 'GET', url: next, headers: bare, content: undefined };
}
