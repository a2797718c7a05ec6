import type { ToolSpec } from '@sallyport/contract';

import { isRecord } from './is-record.ts';
import type { McpClientLike } from './mcp-client-like.ts';
import { codeModeMarker, mountMeta } from './nested-code-mode.ts';
import { readPages } from './read-pages.ts';
import { needsTask, readMcpTool } from './read-mcp-tool.ts';

/** A tool the server lists and programs will not see. */
export interface SkippedMcpTool {
  readonly name: string | undefined;
  readonly reason: 'no_name' | 'duplicate_name' | 'needs_task' | 'not_allowed';
}

/** The tools of one server. */
export interface McpToolList {
  readonly specs: readonly ToolSpec[];
  /** The server is a code mode itself: these are the tools behind it, and calls must say that they mean those. */
  readonly isMounted: boolean;
}

/**
 * Reads every page of `tools/list`. A tool that cannot be used is reported to `onSkip` and left out; the rest stand.
 *
 * Rejects with `signal.reason` on abort and with a {@link McpAdapterError} when the server cannot be read or has no end.
 */
export async function listMcpTools(
  client: McpClientLike,
  options: { readonly signal: AbortSignal; readonly onSkip?: ((tool: SkippedMcpTool) => void) | undefined },
): Promise<McpToolList> {
  const list = { method: 'tools/list', member: 'tools' } as const;
  const tools = await readPages(client, list, options.signal);
  const isMounted = tools.some((tool) => isRecord(tool) && isRecord(tool['_meta']) && codeModeMarker in tool['_meta']);
  const found = isMounted ? await readPages(client, { ...list, params: mountMeta }, options.signal) : tools;
  const specs = new Map<string, ToolSpec>();
  for (const tool of found) addTool(specs, tool, isMounted, options.onSkip);
  return { specs: [...specs.values()], isMounted };
}

function addTool(
  specs: Map<string, ToolSpec>,
  tool: unknown,
  isMounted: boolean,
  onSkip: ((tool: SkippedMcpTool) => void) | undefined,
): void {
  const spec = readMcpTool(tool);
  if (spec === undefined) onSkip?.({ name: undefined, reason: 'no_name' });
  else if (specs.has(spec.name)) onSkip?.({ name: spec.name, reason: 'duplicate_name' });
  else if (needsTask(tool)) onSkip?.({ name: spec.name, reason: 'needs_task' });
  else specs.set(spec.name, isMounted ? placeMounted(spec) : spec);
}

/** `github.list_issues` of a server behind a server stands in a group `github`. */
function placeMounted(spec: ToolSpec): ToolSpec {
  const parts = spec.name.split('.');
  const tool = parts.pop() ?? spec.name;
  return { ...spec, path: parts.length === 0 ? [tool] : [parts.join('_'), tool] };
}
