import { ToolError } from '@sallyport/contract';

import type { Carried } from '../security.ts';
import { escapeAll } from './percent.ts';
import type { WrittenRequest } from './write-request.ts';

/** A request as it leaves. */
export interface ReadyRequest {
  readonly method: string;
  readonly url: URL;
  readonly headers: Headers;
  readonly content: string | Uint8Array<ArrayBuffer> | undefined;
}

/**
 * Puts credentials into a copy of a request. A program that named one of their places itself, through a parameter that
 * takes any name, is refused: the service might listen to it instead.
 */
export function authorize(request: WrittenRequest, credentials: readonly Carried[]): ReadyRequest {
  const url = new URL(request.url);
  const headers = new Headers(request.headers);
  const cookies = request.cookies.map(([name, value]) => `${name}=${value}`);
  const extra: string[] = [];
  for (const { carrier, value } of credentials) {
    switch (carrier.kind) {
      case 'query':
        if (url.searchParams.has(carrier.name)) throw taken();
        extra.push(`${escapeAll(carrier.name)}=${escapeAll(value)}`);
        break;
      case 'cookie':
        if (request.cookies.some(([name]) => name === carrier.name)) throw taken();
        cookies.push(`${carrier.name}=${checked(value, /[;\s,"\\]/)}`);
        break;
      case 'header':
        headers.set(carrier.name, checked(value, /[^\t\x20-\x7e\x80-\xff]/));
        break;
      default:
        headers.set('authorization', checked(value, /[^\t\x20-\x7e\x80-\xff]/));
    }
  }
  // Not through searchParams, which would write the whole query anew.
  if (extra.length > 0) url.search = [...(url.search === '' ? [] : [url.search.slice(1)]), ...extra].join('&');
  if (cookies.length > 0) headers.set('cookie', cookies.join('; '));
  return { method: request.method, url, headers, content: request.content };
}

function taken(): ToolError {
  return new ToolError('A parameter has the name of a credential, which only the host sends. Nothing was sent.', {
    name: 'InvalidInputError',
    code: 'invalid_input',
  });
}

/** The value itself is in no message. */
function checked(value: string, forbidden: RegExp): string {
  if (!forbidden.test(value)) return value;
  throw new ToolError('The host has a credential that cannot be sent.', { code: 'credential_unavailable' });
}
