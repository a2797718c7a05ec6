import { type JsonSchema, ToolError, type ToolProvider, type ToolSpec } from '@sallyport/contract';

/** Options of {@link fromTanStackAi}. */
export interface FromTanStackAiOptions {
  /** Default `''`: the tools are mounted on `codemode` itself. */
  readonly namespace?: string;
  /** Passed to every tool as `context.context`. */
  readonly context?: unknown;
}

/** What is read of a TanStack AI tool. */
export interface TanStackAiToolLike {
  readonly name: string;
  readonly description: string;
  readonly inputSchema?: unknown;
  readonly outputSchema?: unknown;
  readonly needsApproval?: boolean | undefined;
  readonly execute?: ((input: never, context?: never) => unknown) | undefined;
}

/**
 * Server tools of `@tanstack/ai` as a `ToolProvider`. Tools without `execute` run on the client and are left out.
 *
 * Schemas are read as JSON Schema or through Standard JSON Schema. `needsApproval` marks the tool `requiresApproval`:
 * the host's gate decides. What a tool emits as custom events is progress.
 */
export function fromTanStackAi(
  tools: readonly TanStackAiToolLike[],
  options: FromTanStackAiOptions = {},
): ToolProvider {
  const byName = new Map(tools.flatMap((tool) => (tool.execute ? [[tool.name, tool] as const] : [])));
  return {
    namespace: options.namespace ?? '',
    listTools: async () => Array.from(byName.values(), toSpec),
    async callTool(name, input, { callId, signal, reportProgress }) {
      const tool = byName.get(name);
      if (!tool?.execute) throw new ToolError(`There is no tool "${name}".`, { code: 'tool_not_found' });
      let progress = 0;
      const context = {
        toolCallId: callId,
        abortSignal: signal,
        context: options.context,
        emitCustomEvent: (event: string) => reportProgress({ progress: (progress += 1), message: event }),
      };
      return tool.execute(input as never, context as never);
    },
  };
}

function toSpec({ name, description, inputSchema, outputSchema, needsApproval }: TanStackAiToolLike): ToolSpec {
  const output = toJsonSchema(outputSchema, 'output');
  return {
    name,
    description,
    input: toJsonSchema(inputSchema, 'input') ?? { type: 'object' },
    ...(output !== undefined && { output }),
    ...(needsApproval === true && { annotations: { requiresApproval: true } }),
  };
}

interface StandardJsonSchema {
  readonly jsonSchema?: { readonly [Side in 'input' | 'output']: (options: { readonly target: string }) => object };
}

function toJsonSchema(schema: unknown, side: 'input' | 'output'): JsonSchema | undefined {
  if (typeof schema !== 'object' && typeof schema !== 'function') return undefined;
  if (schema === null) return undefined;
  if (!('~standard' in schema)) return schema as JsonSchema;
  const { jsonSchema } = schema['~standard'] as StandardJsonSchema;
  try {
    return jsonSchema?.[side]({ target: 'draft-2020-12' }) as JsonSchema | undefined;
  } catch {
    // A schema that JSON Schema cannot say takes anything here; the tool's own check still runs.
    return undefined;
  }
}
