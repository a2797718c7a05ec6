import type { JsonSchema, ToolProvider } from '@sallyport/contract';

import type { CatalogueEntry } from './catalogue-entry.ts';

/**
 * Functions of the host that a program finds on `codemode` itself beside the tools, like `codemode.$search(query)`.
 * They take JSON values by position and answer like tools; they are no tools: no list shows them.
 */
export type HostFunctions = { readonly [name: `$${string}`]: (...values: never[]) => unknown };

const positional: JsonSchema = {
  type: 'object',
  properties: { arguments: { type: 'array' } },
  required: ['arguments'],
};

/** Host functions in the shape the run knows: one entry each, served by a provider of their own. */
export function describeHostFunctions(functions: HostFunctions): readonly CatalogueEntry[] {
  const byName = new Map(Object.entries(functions));
  const provider: ToolProvider = {
    namespace: '',
    listTools: () => Promise.resolve([]),
    callTool: async (name, input) => {
      const values = (input as { readonly arguments: readonly unknown[] }).arguments;
      return (byName.get(name) as ((...values: readonly unknown[]) => unknown) | undefined)?.(...values);
    },
  };
  return [...byName.keys()].map((name) => ({
    path: name,
    namespace: '',
    identifier: name,
    spec: { name, input: positional },
    provider,
  }));
}
