import { isInteropZodSchema } from '@langchain/core/utils/types';
import { toJsonSchema } from '@langchain/core/utils/json_schema';
import { createMedia, type JsonSchema, ToolError, type ToolProvider } from '@sallyport/contract';

/** Options of {@link fromLangChain}. */
export interface FromLangChainOptions {
  /** Default `''`: the tools are mounted on `codemode` itself. */
  readonly namespace?: string;
}

/** What is read of a LangChain tool. */
export interface LangChainToolLike {
  readonly name: string;
  readonly description: string;
  readonly schema: unknown;
  invoke(input: never, config?: never): Promise<unknown>;
}

/**
 * LangChain tools as a `ToolProvider`. Schemas in zod or JSON Schema are both read.
 *
 * A program gets what the tool returned: text that looks like a JSON object or array as data, image blocks as media
 * handles. What the tool throws is passed on; on abort its config's signal aborts.
 */
export function fromLangChain(tools: readonly LangChainToolLike[], options: FromLangChainOptions = {}): ToolProvider {
  const byName = new Map(tools.map((one) => [one.name, one]));
  return {
    namespace: options.namespace ?? '',
    listTools: async () =>
      Array.from(byName.values(), ({ name, description, schema }) => ({ name, description, input: toInput(schema) })),
    async callTool(name, input, { signal }) {
      const one = byName.get(name);
      if (!one) throw new ToolError(`There is no tool "${name}".`, { code: 'tool_not_found' });
      return toValue(await one.invoke(input as never, { signal } as never));
    },
  };
}

function toInput(schema: unknown): JsonSchema {
  return (isInteropZodSchema(schema) ? toJsonSchema(schema) : (schema ?? { type: 'object' })) as JsonSchema;
}

function toValue(content: unknown): unknown {
  if (typeof content === 'string') return readText(content);
  if (!Array.isArray(content)) return content;
  return content.map(toPart);
}

function toPart(block: unknown): unknown {
  const { type, mimeType, data } = (block ?? {}) as { readonly [key: string]: unknown };
  const isMedia = type === 'image' || type === 'audio' || type === 'file';
  if (!isMedia || typeof mimeType !== 'string' || typeof data !== 'string') return block;
  return createMedia({ mimeType, data });
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
