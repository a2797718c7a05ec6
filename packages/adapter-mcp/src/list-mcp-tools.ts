import type { ToolSpec } from '@sallyport/contract';

import { anyResult } from './any-result.ts';
import { pageLimit, toolLimit } from './constants.ts';
import { isRecord } from './is-record.ts';
import { type McpClientLike, type McpRequestOptions, speaksModernProtocol } from './mcp-client-like.ts';
import { McpAdapterError } from './mcp-adapter-error.ts';
import { needsTask, toToolSpec } from './tool-spec.ts';

/** A tool the server lists and programs will not see. */
export interface SkippedMcpTool {
  readonly name: string | undefined;
  readonly reason: 'no_name' | 'duplicate_name' | 'needs_task';
}

/**
 * Reads every page of `tools/list`. A tool that cannot be used is reported to `onSkip` and left out; the rest stand.
 *
 * A cursor seen before ends the listing: what follows it has been read. Rejects with `signal.reason` on abort and with a
 * {@link McpAdapterError} when the server cannot be read or has no end.
 */
export async function listMcpTools(
  client: McpClientLike,
  options: { readonly signal: AbortSignal; readonly onSkip?: ((tool: SkippedMcpTool) => void) | undefined },
): Promise<readonly ToolSpec[]> {
  const specs = new Map<string, ToolSpec>();
  const cursors = new Set<string>();
  let cursor: string | undefined;
  for (let pages = 0; pages < pageLimit; pages += 1) {
    const page = await readPage(client, cursor, options.signal);
    for (const tool of page.tools) addTool(specs, tool, options.onSkip);
    if (specs.size > toolLimit) break;
    if (page.nextCursor === undefined || cursors.has(page.nextCursor)) return [...specs.values()];
    cursor = page.nextCursor;
    cursors.add(cursor);
  }
  throw new McpAdapterError(
    'list_too_long',
    `The MCP server lists more than ${pageLimit} pages or ${toolLimit} tools. Ask for fewer tools, or mend its cursors.`,
  );
}

function addTool(
  specs: Map<string, ToolSpec>,
  tool: unknown,
  onSkip: ((tool: SkippedMcpTool) => void) | undefined,
): void {
  const spec = toToolSpec(tool);
  if (spec === undefined) onSkip?.({ name: undefined, reason: 'no_name' });
  else if (specs.has(spec.name)) onSkip?.({ name: spec.name, reason: 'duplicate_name' });
  else if (needsTask(tool)) onSkip?.({ name: spec.name, reason: 'needs_task' });
  else specs.set(spec.name, spec);
}

interface Page {
  readonly tools: readonly unknown[];
  readonly nextCursor: string | undefined;
}

async function readPage(client: McpClientLike, cursor: string | undefined, signal: AbortSignal): Promise<Page> {
  signal.throwIfAborted();
  let page: unknown;
  try {
    page = await requestPage(client, cursor === undefined ? {} : { cursor }, { signal });
  } catch (cause) {
    if (signal.aborted) throw signal.reason;
    throw new McpAdapterError('list_failed', 'The MCP server could not list its tools.', { cause });
  }
  const { tools, nextCursor } = isRecord(page) ? page : {};
  if (!Array.isArray(tools)) {
    throw new McpAdapterError('list_failed', 'The MCP server answered tools/list without a list of tools.');
  }
  return { tools, nextCursor: typeof nextCursor === 'string' && nextCursor !== '' ? nextCursor : undefined };
}

type ListTools = (params: { cursor?: string }, options: McpRequestOptions) => Promise<unknown>;
type SendRequest = (request: object, schema: object, options: McpRequestOptions) => Promise<unknown>;

function requestPage(client: McpClientLike, params: { cursor?: string }, options: McpRequestOptions): Promise<unknown> {
  // A modern 2.x client must see the list itself: it mirrors arguments into headers by what is written there.
  if (client.request === undefined || speaksModernProtocol(client)) {
    return (client.listTools as ListTools).call(client, params, options);
  }
  return (client.request as SendRequest).call(client, { method: 'tools/list', params }, anyResult, options);
}
