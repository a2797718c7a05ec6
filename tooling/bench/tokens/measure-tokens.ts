import type { JsonSchema, Sandbox, ToolProvider } from '@sallyport/contract';
import { countTokens } from 'gpt-tokenizer/encoding/o200k_base';
import { createCodeMode } from 'sallyport';

import type { SampledTool } from './samples.ts';

/** Tokens of one catalogue, o200k. */
export interface TokenCosts {
  /** The servers' own `tools/list` entries, as JSON. */
  readonly list: number;
  /** What plain tool calling sends of them: name, description, parameters. */
  readonly plain: number;
  /** The whole system prompt with every tool in full. */
  readonly full: number;
  /** The whole system prompt as it is by default. */
  readonly usual: number;
  /** The API section within {@link fixedBudget}. */
  readonly within: number;
}

/** A budget that no large catalogue fits in. */
export const fixedBudget = 2_000;

/** Counts one catalogue. `sandbox` is never run. */
export async function measureTokens(sample: readonly SampledTool[], sandbox: Sandbox): Promise<TokenCosts> {
  const tools = toProviders(sample);
  const promptFor = async (tokens?: number) => {
    const options = { tools, sandbox, estimateTokens: countTokens };
    const codeMode = await createCodeMode(tokens === undefined ? options : { ...options, budget: { tokens } });
    return { system: countTokens(codeMode.system()), api: countTokens(codeMode.prompt.sections.api) };
  };
  const plain = sample.map(({ tool: { name, description, inputSchema: parameters } }) => ({
    name,
    description,
    parameters,
  }));
  return {
    list: countTokens(JSON.stringify(sample.map(({ tool }) => tool))),
    plain: countTokens(JSON.stringify(plain)),
    full: (await promptFor(Number.MAX_SAFE_INTEGER)).system,
    usual: (await promptFor()).system,
    within: (await promptFor(fixedBudget)).api,
  };
}

export function toProviders(sample: readonly SampledTool[]): readonly ToolProvider[] {
  const byServer = Map.groupBy(sample, ({ server }) => server);
  return Array.from(byServer, ([server, tools]) => ({
    namespace: namespaceOf(server),
    listTools: async () =>
      tools.map(({ tool: { name, description, inputSchema, outputSchema, annotations } }) => ({
        name,
        ...(description !== undefined && { description }),
        input: inputSchema as JsonSchema,
        ...(outputSchema && { output: outputSchema as JsonSchema }),
        ...(annotations?.readOnlyHint !== undefined && { annotations: { readOnly: annotations.readOnlyHint } }),
      })),
    callTool: async () => undefined,
  }));
}

/** `modelcontextprotocol__server-github` is `github` to whoever mounts it. */
function namespaceOf(server: string): string {
  const words = server
    .split(/[^A-Za-z0-9]+/u)
    .filter((word) => !['mcp', 'server', 'modelcontextprotocol'].includes(word));
  return [...new Set(words)].join('_');
}
