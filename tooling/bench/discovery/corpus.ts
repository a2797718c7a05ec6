import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { JsonSchema, ToolSpec } from '@sallyport/contract';
import type { ApiEntry } from '@sallyport/prompt';
import { readParameters } from '@sallyport/prompt';

/** One server's tools. */
export interface Server {
  readonly namespace: string;
  readonly tools: readonly ToolSpec[];
}

interface ServerFile {
  readonly server?: string;
  readonly tools: readonly {
    readonly name: string;
    readonly title?: string;
    readonly description?: string;
    readonly inputSchema: JsonSchema;
  }[];
}

/** Reads every `<server>.json` of a folder. The namespace is the file's name without the words that say "MCP server". */
export function readCorpus(folder: string): Server[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .toSorted()
    .map((file) => toServer(namespaceOf(file.slice(0, -'.json'.length)), readJson(join(folder, file))));
}

/** Reads one file that holds several small servers. */
export function readServers(file: string): Server[] {
  const { servers } = readJson<{ readonly servers: readonly ServerFile[] }>(file);
  return servers.map((server) => toServer(server.server ?? '', server));
}

/** Entries without types: all that an index reads. */
export function toEntries(servers: readonly Server[]): ApiEntry[] {
  return servers.flatMap(({ namespace, tools }) => tools.map((tool) => toEntry(namespace, tool)));
}

function toEntry(namespace: string, tool: ToolSpec): ApiEntry {
  return {
    namespace,
    identifier: tool.name,
    path: `${namespace}/${tool.name}`,
    name: tool.name,
    ...(tool.title === undefined ? {} : { title: tool.title }),
    ...(tool.description === undefined ? {} : { description: tool.description }),
    parameters: readParameters(tool.input),
    full: '',
    short: '',
    uses: [],
  };
}

function toServer(namespace: string, file: ServerFile): Server {
  const tools = file.tools.map(({ inputSchema, ...tool }) => ({ ...tool, input: inputSchema }));
  return { namespace, tools };
}

function namespaceOf(file: string): string {
  const [scope = '', name = scope] = file.split('__');
  const words = name.split('-').filter((word) => word !== 'mcp' && word !== 'server');
  return words.length > 0 ? words.join('-') : scope;
}

function readJson<T>(file: string): T {
  const parsed: T = JSON.parse(readFileSync(file, 'utf8'));
  return parsed;
}
