import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';

/** Tells how long the variables it was given are, and how they begin: enough to know them by, too little to give away. */
const server = new McpServer({ name: 'teller', version: '1.0.0' });
server.registerTool('tell', { description: 'Tells what it was given.' }, () => {
  const names = ['KEY', 'PIER', 'BERTH', 'AGAIN'];
  const told = names.map((name) => [name, `${process.env[name]?.length} ${process.env[name]?.slice(0, 1)}`]);
  return { content: [{ type: 'text', text: JSON.stringify(Object.fromEntries(told)) }] };
});
await server.connect(new StdioServerTransport());
