import { type CallContext, type Json, ToolError } from '@sallyport/contract';

import { pageLimit } from './constants.ts';
import { type Answer, type CallOptions, exchange } from './exchange.ts';
import { isRecord } from './is-record.ts';
import type { Operation, Paging } from './operation/operation.ts';
import type { WrittenRequest } from './request/write-request.ts';
import { nextPage } from './response/next-page.ts';

/** What asks for more than the first page. */
export interface PagesWanted {
  readonly operation: Operation;
  readonly request: WrittenRequest;
  readonly context: CallContext;
  readonly options: CallOptions;
  readonly paging: Paging;
  readonly first: Answer;
  readonly wanted: Json;
}

/** Reads pages after the first, and joins their items. What else the last one says stays. */
export async function readPages({
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
  for (const { carrier } of security) {
    // Taking out what is not there would still write the query anew.
    if (carrier.kind === 'query' && bare.searchParams.has(carrier.name)) bare.searchParams.delete(carrier.name);
  }
  return bare;
}

function itemsOf(value: unknown, { items }: Paging): readonly unknown[] {
  const list = items === undefined ? value : isRecord(value) && Object.hasOwn(value, items) ? value[items] : undefined;
  if (Array.isArray(list)) return list;
  throw new ToolError('A page holds no list.', { code: 'invalid_output' });
}

function tooManyPages(): ToolError {
  return new ToolError(`There are more than ${pageLimit} pages: ask for a narrower list, or a number of pages.`, {
    name: 'LimitError',
    code: 'result_too_large',
  });
}
