import { setTimeout as wait } from 'node:timers/promises';
import type { Json, ToolProvider } from '@sallyport/contract';
import { toIdentifier } from '@sallyport/core';
import { sampleValue } from '../types/sample-values.ts';
import type { ToolList } from '../types/tool-lists.ts';
import type { ListedTool } from '../types/generator.ts';
import { accepts } from './schema-facts.ts';
import { untypedResults } from './untyped-results.ts';

/** A server of the corpus whose tools answer as their schemas say. */
export interface FakeServer {
  readonly namespace: string;
  readonly tools: readonly ListedTool[];
  readonly provider: ToolProvider;
}

/** What a tool was called with. */
export interface Received {
  readonly path: string;
  readonly input: Json;
}

/** What the servers of one run do and see. */
export interface Backstage {
  /** Hears every call. */
  receive(call: Received): void;
  /** Milliseconds a tool takes, by path. */
  delayMs(path: string): number;
}

/** Servers over the corpus, each under a short namespace of its own. */
export function createFakeServers(
  lists: readonly ToolList[],
  backstageOf: (runId: string) => Backstage | undefined,
): readonly FakeServer[] {
  return lists.map(({ server, tools }) => {
    const namespace = shortName(server);
    const provider: ToolProvider = {
      namespace,
      listTools: async () =>
        tools.map(({ name, description, inputSchema, outputSchema }) => ({
          name,
          ...(description !== undefined && { description }),
          input: inputSchema as { readonly [keyword: string]: unknown },
          ...(outputSchema !== undefined && { output: outputSchema as { readonly [keyword: string]: unknown } }),
        })),
      callTool: async (name, input, { runId }) => {
        const path = `${namespace}.${toIdentifier(name)}`;
        const backstage = backstageOf(runId);
        backstage?.receive({ path, input });
        const delayMs = backstage?.delayMs(path) ?? 0;
        if (delayMs > 0) await wait(delayMs);
        const schema = tools.find((tool) => tool.name === name)?.outputSchema;
        return schema === undefined ? untypedResults(path, input) : faithful(schema);
      },
    };
    return { namespace, tools, provider };
  });
}

const results = new WeakMap<object, { readonly value: unknown }>();

/** A result as full as the schema allows. */
function faithful(schema: object): unknown {
  const known = results.get(schema);
  if (known !== undefined) return known.value;
  const tries = (['everything', 'required'] as const).flatMap((fill) =>
    [0, 1, 2].map((branch) => sampleValue(schema, fill, branch)),
  );
  const value = tries.find((each) => accepts(schema, each) === true) ?? tries[0];
  results.set(schema, { value });
  return value;
}

/** `github` for `modelcontextprotocol__server-github`. */
function shortName(server: string): string {
  const name = server
    .replace(/^.*__/, '')
    .replace(/^(?:mcp-)?server-/, '')
    .replace(/(?:-mcp)?(?:-server)?(?:-mcp)?$/, '')
    .replace(/^mcp-server-|^server-/, '');
  return (name === 'mcp' || name === '' ? server.replace(/__.*$/, '') : name).replaceAll(/\W+/g, '_');
}
