import { type JsonSchema, ToolError, type ToolProvider } from '@sallyport/contract';

/** Options of {@link fromOpenAiAgents}. */
export interface FromOpenAiAgentsOptions {
  /** Default `''`: the tools are mounted on `codemode` itself. */
  readonly namespace?: string;
  /** The `RunContext` every tool is given. Default: an object with an empty `context`. */
  readonly runContext?: unknown;
}

/** What is read of a function tool, as `tool(…)` of `@openai/agents` makes it. */
export interface OpenAiAgentsToolLike {
  readonly type: string;
  readonly name: string;
  readonly description?: string;
  readonly parameters?: object;
  invoke?(runContext: never, input: string, details?: never): Promise<unknown>;
  needsApproval?(...context: never[]): Promise<boolean>;
}

/**
 * Function tools of `@openai/agents` as a `ToolProvider`. Hosted tools, which only the model's provider runs, are left
 * out.
 *
 * The framework turns what a tool throws into text unless the tool was made with `errorFunction: null`; only then can a
 * program catch it. A tool whose `needsApproval` answers true is refused with `approval_required`: use a gate instead.
 */
export function fromOpenAiAgents(
  tools: readonly OpenAiAgentsToolLike[],
  options: FromOpenAiAgentsOptions = {},
): ToolProvider {
  const byName = new Map(tools.flatMap((tool) => (tool.invoke === undefined ? [] : [[tool.name, tool] as const])));
  const runContext = options.runContext ?? { context: {} };
  return {
    namespace: options.namespace ?? '',
    listTools: async () =>
      Array.from(byName.values(), ({ name, description, parameters }) => ({
        name,
        ...(description !== undefined && { description }),
        input: (parameters ?? { type: 'object' }) as JsonSchema,
      })),
    async callTool(name, input, { callId, signal }) {
      const tool = byName.get(name);
      if (!tool?.invoke) throw new ToolError(`There is no tool "${name}".`, { code: 'tool_not_found' });
      if (await tool.needsApproval?.(...([runContext, input, callId] as never[]))) {
        throw new ToolError(`The tool "${name}" asks for approval.`, { code: 'approval_required' });
      }
      const json = JSON.stringify(input);
      const toolCall = { type: 'function_call', callId, name, arguments: json };
      return tool.invoke(runContext as never, json, { signal, toolCall } as never);
    },
  };
}
