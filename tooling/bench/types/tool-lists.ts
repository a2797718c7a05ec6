import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { ListedTool } from './generator.ts';

/** One server's answer to `tools/list`. */
export interface ToolList {
  readonly server: string;
  readonly tools: readonly ListedTool[];
}

/** Reads every tool list in a directory, by name. */
export function readToolLists(directory: string): readonly ToolList[] {
  return readdirSync(directory)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => {
      const list = JSON.parse(readFileSync(join(directory, name), 'utf8')) as { readonly tools: readonly ListedTool[] };
      return { server: name.slice(0, -'.json'.length), tools: list.tools };
    });
}
