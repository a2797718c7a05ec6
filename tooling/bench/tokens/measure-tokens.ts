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
    list: countList(sample),
    plain: countTokens(JSON.stringify(plain)),
    full: (await promptFor(Number.MAX_SAFE_INTEGER)).system,
    usual: (await promptFor()).system,
    within: (await promptFor(fixedBudget)).api,
  };
}

/** What a whole prompt with every tool in full costs, as a part of what the tool list costs. */
export async function measureRatio(sample: readonly SampledTool[], sandbox: Sandbox): Promise<number> {
  const budget = { tokens: Number.MAX_SAFE_INTEGER };
  const codeMode = await createCodeMode({ tools: toProviders(sample), sandbox, budget });
  return countTokens(codeMode.system()) / countList(sample);
}

/** What a prompt costs under a budget. */
export interface BudgetCosts {
  /** The API section, with the budget counted by the tokenizer that counts here. */
  readonly api: number;
  /** The API section as it is without a tokenizer: characters stand for tokens then. */
  readonly apiUntold: number;
  /** The whole system prompt, counted by the tokenizer. */
  readonly system: number;
}

/** Counts one catalogue under a budget of so many tokens. */
export async function measureBudget(
  sample: readonly SampledTool[],
  tokens: number,
  sandbox: Sandbox,
): Promise<BudgetCosts> {
  const options = { tools: toProviders(sample), sandbox, budget: { tokens } };
  const told = await createCodeMode({ ...options, estimateTokens: countTokens });
  const untold = await createCodeMode(options);
  return {
    api: countTokens(told.prompt.sections.api),
    apiUntold: countTokens(untold.prompt.sections.api),
    system: countTokens(told.system()),
  };
}

function countList(sample: readonly SampledTool[]): number {
  return countTokens(JSON.stringify(sample.map(({ tool }) => tool)));
}

/** The tools as their servers' MCP clients would hand them on. */
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
