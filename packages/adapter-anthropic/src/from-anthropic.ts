import {
  createMedia,
  type CallContext,
  type Json,
  type JsonSchema,
  ToolError,
  type ToolProvider,
} from '@sallyport/contract';

import type { AnthropicToolLike } from './anthropic-tool-like.ts';

/** Options of {@link fromAnthropic}. */
export interface FromAnthropicOptions {
  /** Default `''`: the tools are mounted on `codemode` itself. */
  readonly namespace?: string;
}

/**
 * Runnable tools of `@anthropic-ai/sdk` as a `ToolProvider`.
 *
 * A tool answers with text or blocks, so a program gets the texts joined, read as JSON where they look like an object or
 * an array, and images as media handles. What the tool throws is passed on; on abort its context's signal aborts.
 */
export function fromAnthropic(tools: readonly AnthropicToolLike[], options: FromAnthropicOptions = {}): ToolProvider {
  const byName = new Map(tools.map((tool) => [tool.name, tool]));
  return {
    namespace: options.namespace ?? '',
    listTools: async () =>
      Array.from(byName.values(), ({ name, description, input_schema }) => ({
        name,
        ...(description !== undefined && { description }),
        input: input_schema as JsonSchema,
      })),
    async callTool(name, input, context) {
      const tool = byName.get(name);
      if (!tool) throw new ToolError(`There is no tool "${name}".`, { code: 'tool_not_found' });
      return toValue(await call(tool, input, context));
    },
  };
}

function call(tool: AnthropicToolLike, input: Json, { callId, signal }: CallContext): unknown {
  const toolUse = { type: 'tool_use', id: callId, name: tool.name, input };
  const run = tool.run;
  const parsed = tool.parse ? tool.parse(input) : input;
  return run.call(tool, parsed as never, { toolUse, toolUseBlock: toolUse, signal } as never);
}

function toValue(content: unknown): unknown {
  if (typeof content === 'string') return readText(content);
  if (!Array.isArray(content)) return content;
  const values = content.map(toPart);
  if (values.every((value) => typeof value === 'string')) return readText(values.join('\n'));
  return values.length === 1 ? values[0] : values;
}

function toPart(block: unknown): unknown {
  const { type, text, source } = (block ?? {}) as {
    readonly type?: unknown;
    readonly text?: unknown;
    readonly source?: { readonly type?: unknown; readonly media_type?: unknown; readonly data?: unknown };
  };
  if (type === 'text' && typeof text === 'string') return text;
  if (source?.type !== 'base64' || typeof source.media_type !== 'string' || typeof source.data !== 'string') {
    return block;
  }
  return createMedia({ mimeType: source.media_type, data: source.data });
}

/** Only objects and arrays are read as JSON: a tool that answers `42` in words means the words. */
function readText(text: string): unknown {
  const trimmed = text.trim();
  const ends = `${trimmed.at(0)}${trimmed.at(-1)}`;
  if (ends !== '{}' && ends !== '[]') return text;
  try {
    return JSON.parse(trimmed);
  } catch {
    return text;
  }
}
