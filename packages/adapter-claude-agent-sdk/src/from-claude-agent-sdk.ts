import { readMcpResult, readMcpTool } from '@sallyport/adapter-mcp';
import { type Json, ToolError, type ToolProvider } from '@sallyport/contract';
import { z } from 'zod';

/** Options of {@link fromClaudeAgentSdk}. */
export interface FromClaudeAgentSdkOptions {
  /** Default `''`: the tools are mounted on `codemode` itself. */
  readonly namespace?: string;
}

/** What is read of a tool, as `tool(…)` of `@anthropic-ai/claude-agent-sdk` makes it. */
export interface ClaudeAgentToolLike {
  readonly name: string;
  readonly description?: string;
  /** Zod 4 schemas by property. */
  readonly inputSchema: object;
  /** Of MCP: `readOnlyHint` and its like. */
  readonly annotations?: object;
  handler(input: never, extra: never): Promise<unknown>;
}

/**
 * In-process tools of the Claude Agent SDK as a `ToolProvider`. The tools that come with the SDK run in a process of its
 * own and cannot be brought in.
 *
 * Results are read as those of an MCP server: structured content first, text that is JSON as data, images as media
 * handles, `isError` as an error the program can catch. Of `extra` a handler gets `signal`. Throws a `TypeError` for a
 * tool whose schemas are not of zod 4.
 */
export function fromClaudeAgentSdk(
  tools: readonly ClaudeAgentToolLike[],
  options: FromClaudeAgentSdkOptions = {},
): ToolProvider {
  const byName = new Map(tools.map((tool) => [tool.name, { tool, schema: objectOf(tool) }]));
  const specs = Array.from(byName.values(), ({ tool, schema }) =>
    readMcpTool({ ...tool, inputSchema: z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) }),
  ).filter((spec) => spec !== undefined);
  return {
    namespace: options.namespace ?? '',
    listTools: async () => specs,
    async callTool(name, input, { signal }) {
      const found = byName.get(name);
      if (!found) throw new ToolError(`There is no tool "${name}".`, { code: 'tool_not_found' });
      const parsed = await parse(found.schema, input);
      return readMcpResult(await found.tool.handler(parsed as never, { signal } as never));
    },
  };
}

function objectOf({ name, inputSchema }: ClaudeAgentToolLike): z.ZodObject {
  const fields = Object.values(inputSchema);
  if (!fields.every((field) => typeof field === 'object' && field !== null && '_zod' in field)) {
    throw new TypeError(`The input schema of the tool "${name}" is not of zod 4. Make it with z of zod 4.`);
  }
  return z.object(inputSchema as z.ZodRawShape);
}

/** A schema may ask for more than its JSON form says, and change what it is given. */
async function parse(schema: z.ZodObject, input: Json): Promise<unknown> {
  const { success, data, error } = await schema.safeParseAsync(input);
  if (!success) throw new ToolError(z.prettifyError(error), { code: 'invalid_input' });
  return data;
}
