import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import { z } from 'zod';

/**
 * A server with many small tools: the first argument says how many, the second how long it takes to start. `grow` adds
 * one, `die` ends the process, `meta` tells what came with the call.
 */
const [, , count = '1', delayMs = '0'] = process.argv;
await new Promise((resolve) => setTimeout(resolve, Number(delayMs)));

const server = new McpServer({ name: 'switchboard', version: '1.0.0' });
for (let n = 1; n <= Number(count); n += 1) {
  server.registerTool(
    `line_${n}`,
    {
      description: `Answers on line ${n}.`,
      inputSchema: { question: z.string().optional() },
      outputSchema: { line: z.number() },
      annotations: { readOnlyHint: true },
    },
    () => ({ content: [], structuredContent: { line: n } }),
  );
}
server.registerTool('grow', { description: 'Adds a line.' }, () => {
  server.registerTool('line_new', { description: 'Is new.' }, () => ({ content: [] }));
  return { content: [] };
});
server.registerTool('die', { description: 'Ends the server.' }, () => process.exit(1));
server.registerTool('meta', { description: 'Tells what came along.' }, ({ _meta }) => ({
  content: [{ type: 'text', text: JSON.stringify(_meta ?? {}) }],
}));
await server.connect(new StdioServerTransport());
