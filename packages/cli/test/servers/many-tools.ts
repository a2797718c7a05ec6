import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import { z } from 'zod';

/**
 * One of many servers with many tools: `many-tools.ts <folder> <name> <servers> <tools>`. It says in the folder that it has
 * started, and answers nothing until as many as `servers` have said so.
 */
const [, , folder = '', name = '', servers = '1', tools = '1'] = process.argv;
writeFileSync(join(folder, name), String(process.pid));
while (readdirSync(folder).length < Number(servers)) await new Promise((resolve) => setTimeout(resolve, 20));

const server = new McpServer({ name, version: '1.0.0' });
for (let n = 1; n <= Number(tools); n += 1) {
  server.registerTool(
    `gauge_${n}`,
    {
      description: `Reads gauge number ${n} of the tank farm ${name}, in litres.`,
      inputSchema: { unit: z.enum(['litre', 'gallon']).optional().describe('What is counted.') },
      outputSchema: { litres: z.number().describe('How full it is.') },
      annotations: { readOnlyHint: true },
    },
    () => ({ content: [], structuredContent: { litres: n } }),
  );
}
if (name === 'farm_17') {
  server.registerTool('close_flood_gate', { description: 'Closes the flood gate at the river.' }, () => ({
    content: [{ type: 'text', text: 'The flood gate is closed.' }],
  }));
}
await server.connect(new StdioServerTransport());
