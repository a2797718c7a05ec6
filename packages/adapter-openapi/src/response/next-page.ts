import { ToolError } from '@sallyport/contract';

import { isRecord } from '../is-record.ts';
import type { Paging } from '../operation/operation.ts';

/** The address of the page after this one; undefined at the end. Never one of another origin. */
export function nextPage(paging: Paging, value: unknown, linkHeader: string | null, current: URL): URL | undefined {
  if (paging.kind === 'link') return sameOrigin(nextLink(linkHeader), current);
  const told = paging.next.reduce<unknown>(
    (part, key) => (isRecord(part) && Object.hasOwn(part, key) ? part[key] : undefined),
    value,
  );
  if (typeof told !== 'string' || told === '') return undefined;
  if (paging.kind === 'url') return sameOrigin(told, current);
  const next = new URL(current);
  next.searchParams.set(paging.parameter, told);
  return next;
}

/** `<…>; rel="next"` of a `Link` header. */
function nextLink(header: string | null): string | undefined {
  for (const [, address, parameters] of (header ?? '').matchAll(/<([^<>]*)>((?:\s*;\s*[^,;]*)*)/g)) {
    if (/;\s*rel\s*=\s*"?(?:[^"]*\s)?next(?:\s[^"]*)?"?\s*(?:;|$)/i.test(parameters ?? '')) return address;
  }
  return undefined;
}

function sameOrigin(address: string | undefined, current: URL): URL | undefined {
  if (address === undefined || !URL.canParse(address, current)) return undefined;
  const next = new URL(address, current);
  if (next.origin === current.origin) return next;
  throw new ToolError('The next page is on another server, which is not asked.', { code: 'redirect_refused' });
}
