import { type JsonSchema, ToolError, type ToolProvider, type ToolSpec } from '@sallyport/contract';

/** Options of {@link fromMastra}. */
export interface FromMastraOptions {
  /** Default `''`: the tools are mounted on `codemode` itself. */
  readonly namespace?: string;
  /** Passed to every tool as `context.requestContext`. */
  readonly requestContext?: unknown;
}

/** What is read of a Mastra tool. */
export interface MastraToolLike {
  readonly id: string;
  readonly description: string;
  readonly inputSchema?: unknown;
  readonly outputSchema?: unknown;
  readonly requireApproval?: unknown;
  execute?(input: never, context: never): Promise<unknown>;
}

/**
 * A record of Mastra tools as a `ToolProvider`. Tools without `execute` run on the client and are left out.
 *
 * `requireApproval`, also as a function, marks the tool `requiresApproval`: the host's gate decides. A tool that refuses its
 * input is an error (`invalid_input`) the program can catch.
 */
export function fromMastra(
  tools: Readonly<Record<string, MastraToolLike>>,
  options: FromMastraOptions = {},
): ToolProvider {
  const byName = new Map(Object.entries(tools).filter(([, tool]) => tool.execute !== undefined));
  return {
    namespace: options.namespace ?? '',
    listTools: async () => Array.from(byName, ([name, tool]) => toSpec(name, tool)),
    async callTool(name, input, { callId, signal }) {
      const tool = byName.get(name);
      if (!tool?.execute) throw new ToolError(`There is no tool "${name}".`, { code: 'tool_not_found' });
      const context = { toolCallId: callId, abortSignal: signal, requestContext: options.requestContext };
      const value = await tool.execute(input as never, context as never);
      if (isRefusal(value)) throw new ToolError(value.message, { code: 'invalid_input' });
      return value;
    },
  };
}

function toSpec(name: string, tool: MastraToolLike): ToolSpec {
  const { description, inputSchema, outputSchema, requireApproval } = tool;
  const output = toJsonSchema(outputSchema, 'output');
  const asks = requireApproval === true || typeof requireApproval === 'function';
  return {
    name,
    description,
    input: toJsonSchema(inputSchema, 'input') ?? { type: 'object' },
    ...(output !== undefined && { output }),
    ...(asks && { annotations: { requiresApproval: true } }),
  };
}

/** The framework answers a wrong input with this instead of throwing. */
function isRefusal(value: unknown): value is { readonly message: string } {
  return (
    typeof value === 'object' &&
    value !== null &&
    'error' in value &&
    value.error === true &&
    'validationErrors' in value &&
    'message' in value &&
    typeof value.message === 'string'
  );
}

interface StandardJsonSchema {
  readonly jsonSchema?: { readonly [Side in 'input' | 'output']: (options: { readonly target: string }) => object };
}

function toJsonSchema(schema: unknown, side: 'input' | 'output'): JsonSchema | undefined {
  if ((typeof schema !== 'object' && typeof schema !== 'function') || schema === null) return undefined;
  if (!('~standard' in schema)) return schema as JsonSchema;
  const { jsonSchema } = schema['~standard'] as StandardJsonSchema;
  try {
    return jsonSchema?.[side]({ target: 'draft-2020-12' }) as JsonSchema | undefined;
  } catch {
    // A schema that JSON Schema cannot say takes anything here; the tool's own check still runs.
    return undefined;
  }
}
