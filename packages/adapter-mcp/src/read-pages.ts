import { itemLimit, pageLimit } from './constants.ts';
import { isRecord } from './is-record.ts';
import { McpAdapterError } from './mcp-adapter-error.ts';
import type { McpClientLike } from './mcp-client-like.ts';
import { type McpMethod, sendRequest } from './send-request.ts';

/** One list of a server and the member of its pages that holds the items. */
export interface PagedList {
  readonly method: McpMethod;
  readonly member: 'tools' | 'resources' | 'resourceTemplates' | 'prompts';
  readonly params?: Readonly<Record<string, unknown>>;
}

/**
 * Reads every page of a list, item by item, as the server wrote them.
 *
 * A cursor seen before ends the list: what follows it has been read. Rejects with `signal.reason` on abort and with a
 * {@link McpAdapterError} when the server cannot be read or has no end.
 */
export async function readPages(client: McpClientLike, list: PagedList, signal: AbortSignal): Promise<unknown[]> {
  const items: unknown[] = [];
  const cursors = new Set<string>();
  let cursor: string | undefined;
  for (let pages = 0; pages < pageLimit; pages += 1) {
    const page = await readPage(client, list, cursor, signal);
    for (const item of page.items) items.push(item);
    if (items.length > itemLimit) break;
    if (page.nextCursor === undefined || cursors.has(page.nextCursor)) return items;
    cursor = page.nextCursor;
    cursors.add(cursor);
  }
  throw new McpAdapterError(
    'list_too_long',
    `The MCP server answers ${list.method} with more than ${pageLimit} pages or ${itemLimit} items. Ask for fewer, or mend its cursors.`,
  );
}

interface Page {
  readonly items: readonly unknown[];
  readonly nextCursor: string | undefined;
}

async function readPage(
  client: McpClientLike,
  list: PagedList,
  cursor: string | undefined,
  signal: AbortSignal,
): Promise<Page> {
  signal.throwIfAborted();
  let page: unknown;
  try {
    const params = { ...list.params, ...(cursor !== undefined && { cursor }) };
    page = await sendRequest(client, list.method, params, { signal });
  } catch (cause) {
    if (signal.aborted) throw signal.reason;
    throw new McpAdapterError('list_failed', `The MCP server could not answer ${list.method}.`, { cause });
  }
  const { [list.member]: items, nextCursor } = isRecord(page) ? page : {};
  if (!Array.isArray(items)) {
    throw new McpAdapterError(
      'list_failed',
      `The MCP server answered ${list.method} without a list of ${list.member}.`,
    );
  }
  return { items, nextCursor: typeof nextCursor === 'string' && nextCursor !== '' ? nextCursor : undefined };
}
