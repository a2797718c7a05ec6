import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** A tool as its server listed it. */
export interface CorpusTool {
  readonly name: string;
  readonly description?: string;
  readonly inputSchema: { readonly [keyword: string]: unknown };
  readonly outputSchema?: { readonly [keyword: string]: unknown };
  readonly [member: string]: unknown;
}

const folder = join(import.meta.dirname, '../../../corpus/mcp-tools');

/** The names of all servers of the corpus. */
export function listCorpus(): readonly string[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .map((file) => file.slice(0, -'.json'.length))
    .toSorted();
}

/** The tools of one server of the corpus. */
export function readCorpus(server: string): readonly CorpusTool[] {
  const list = JSON.parse(readFileSync(join(folder, `${server}.json`), 'utf8')) as { readonly tools: CorpusTool[] };
  return list.tools;
}

/** `modelcontextprotocol__server-github` is `github` to whoever mounts it. */
export function namespaceOf(server: string): string {
  const words = server
    .split(/[^A-Za-z0-9]+/u)
    .filter((word) => !['mcp', 'server', 'modelcontextprotocol'].includes(word));
  return [...new Set(words)].join('_');
}
