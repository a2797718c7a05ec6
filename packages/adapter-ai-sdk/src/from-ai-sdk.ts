import { type ToolProvider, type ToolSpec, ToolError } from '@sallyport/contract';

import type { AiSdkToolLike, AiSdkToolSetLike } from './ai-sdk-tool-like.ts';
import { callAiSdkTool } from './call-ai-sdk-tool.ts';
import { readSchema } from './read-schema.ts';

/** Options of {@link fromAiSdk}. */
export interface FromAiSdkOptions {
  /** Default `''`: the tools are mounted on `codemode` itself. */
  readonly namespace?: string;
  /** Passed to every tool as `context` (AI SDK 7) and `experimental_context` (6). */
  readonly context?: unknown;
}

/** A provider that also tells which tools it left out. */
export interface AiSdkToolProvider extends ToolProvider {
  /** Names of tools without `execute`: the client or the model's provider runs them. Hand those to the model directly. */
  readonly skipped: readonly string[];
}

/**
 * A record of AI SDK tools as a `ToolProvider`. The record is read once; schemas are read when a catalogue asks.
 *
 * `needsApproval`, also as a function, marks the tool `requiresApproval`: the host's gate decides. A tool whose schema
 * tells no JSON Schema takes any object, and its own check still runs.
 */
export function fromAiSdk(tools: AiSdkToolSetLike, options: FromAiSdkOptions = {}): AiSdkToolProvider {
  const entries = Object.entries(tools);
  const executable = new Map(entries.filter(([, tool]) => typeof tool.execute === 'function'));
  return {
    namespace: options.namespace ?? '',
    skipped: entries.filter(([name]) => !executable.has(name)).map(([name]) => name),
    async listTools({ signal }) {
      const specs = await Promise.all(Array.from(executable, ([name, tool]) => toSpec(name, tool, options.context)));
      signal.throwIfAborted();
      return specs;
    },
    async callTool(name, input, context) {
      const tool = executable.get(name);
      if (tool === undefined) throw new ToolError(`There is no tool "${name}".`, { code: 'tool_not_found' });
      return callAiSdkTool(tool, { input, context, toolContext: options.context });
    },
  };
}

async function toSpec(name: string, tool: AiSdkToolLike, context: unknown): Promise<ToolSpec> {
  const [input, output] = await Promise.all([readInput(tool.inputSchema), readSchema(tool.outputSchema, 'output')]);
  const description = describe(tool, context);
  const requiresApproval = tool.needsApproval === true || typeof tool.needsApproval === 'function';
  return {
    name,
    ...(typeof tool.title === 'string' && { title: tool.title }),
    ...(description !== undefined && { description }),
    input,
    ...(output !== undefined && { output }),
    ...(requiresApproval && { annotations: { requiresApproval } }),
  };
}

async function readInput(schema: unknown): Promise<ToolSpec['input']> {
  if (schema === undefined || schema === null) return { type: 'object', properties: {}, additionalProperties: false };
  return (await readSchema(schema, 'input')) ?? { type: 'object' };
}

function describe(tool: AiSdkToolLike, context: unknown): string | undefined {
  const { description } = tool;
  if (typeof description !== 'function') return typeof description === 'string' ? description : undefined;
  try {
    const text: unknown = description({ context });
    return typeof text === 'string' ? text : undefined;
  } catch {
    return undefined;
  }
}
