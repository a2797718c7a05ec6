import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import { CallToolRequestSchema, ListToolsRequestSchema, type Tool } from '@modelcontextprotocol/sdk/types.js';
import { join } from 'node:path';

import { readToolLists } from '../types/tool-lists.ts';

/** `server.ts <place> <tools> <delay>`: a server with that many tools of real servers, which takes its time to start. */
const [, , place = '0', count = '1', delayMs = '0'] = process.argv;
const lists = readToolLists(join(import.meta.dirname, '../../corpus/mcp-tools'));
const all = lists.flatMap(({ tools }) => tools);
const taken = new Set<string>();
const tools = Array.from({ length: Number(count) }, (_, index) => {
  const tool = all[(Number(place) * Number(count) + index) % all.length];
  // Two servers of the corpus may use one name.
  const name = taken.has(tool?.name ?? '') ? `${tool?.name}_${index}` : (tool?.name ?? '');
  taken.add(name);
  return { ...tool, name } as Tool;
});

await new Promise((resolve) => setTimeout(resolve, Number(delayMs)));
const { server } = new McpServer({ name: `server-${place}`, version: '1.0.0' }, { capabilities: { tools: {} } });
server.setRequestHandler(ListToolsRequestSchema, () => ({ tools }));
server.setRequestHandler(CallToolRequestSchema, () => ({ content: [{ type: 'text', text: 'done' }] }));
await server.connect(new StdioServerTransport());
