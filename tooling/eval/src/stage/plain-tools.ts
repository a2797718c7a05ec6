import type { CallToolResult } from '@modelcontextprotocol/sdk/types.js';
import { type ToolSet, jsonSchema, tool } from 'ai';

import type { PlainCall } from '../task/task.ts';
import type { Connection } from './connect-servers.ts';

/** Every tool of every server as a tool of the AI SDK, the way hosts without Code Mode hand them to a model. */
export function plainTools(connections: readonly Connection[]): ToolSet {
  const nameOf = plainNames(connections);
  const entries = connections.flatMap(({ namespace, client, tools }) =>
    tools.map(({ name, description = '', inputSchema }) => [
      nameOf({ server: namespace, tool: name }),
      tool({
        description,
        inputSchema: jsonSchema<Record<string, unknown>>(inputSchema),
        execute: async (input, { abortSignal }) =>
          (await client.callTool({ name, arguments: input }, undefined, {
            ...(abortSignal && { signal: abortSignal }),
          })) as CallToolResult,
        toModelOutput: ({ output }) => modelOutput(output),
      }),
    ]),
  );
  return Object.fromEntries(entries) as ToolSet;
}

/** A tool's own name, with its server's before it where two servers have one of that name. */
export function plainNames(connections: readonly Connection[]): (call: Pick<PlainCall, 'server' | 'tool'>) => string {
  const counts = new Map<string, number>();
  for (const { name } of connections.flatMap(({ tools }) => tools)) counts.set(name, (counts.get(name) ?? 0) + 1);
  return ({ server, tool: name }) => ((counts.get(name) ?? 0) > 1 ? `${server}_${name}` : name);
}

type Part = { type: 'text'; text: string } | { type: 'file'; mediaType: string; data: { type: 'data'; data: string } };
type Output = { type: 'text' | 'error-text'; value: string } | { type: 'content'; value: Part[] };

/** The text of a result, once: what structure it has besides says the same. */
function modelOutput({ content, isError = false }: CallToolResult): Output {
  const parts = content.flatMap((part): Part[] => {
    if (part.type === 'text') return [{ type: 'text', text: part.text }];
    if (part.type !== 'image') return [];
    return [{ type: 'file', mediaType: part.mimeType, data: { type: 'data', data: part.data } }];
  });
  if (parts.some((part) => part.type === 'file')) return { type: 'content', value: parts };
  const text = parts.flatMap((part) => (part.type === 'text' ? [part.text] : [])).join('\n');
  return { type: isError ? 'error-text' : 'text', value: text };
}
