import { readFileSync, watchFile } from 'node:fs';

import { McpServer, type RegisteredTool } from '@modelcontextprotocol/sdk/server/mcp.js';
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';

/** `changing.ts <file>`: a tool for each line of the file. When the file is written, the client is told to list again. */
const [, , file = ''] = process.argv;
const server = new McpServer({ name: 'changing', version: '1.0.0' });
const registered = new Map<string, RegisteredTool>();

function register(): void {
  const names = readFileSync(file, 'utf8').split('\n').filter(Boolean);
  for (const [name, tool] of registered) {
    if (names.includes(name)) continue;
    tool.remove();
    registered.delete(name);
  }
  for (const name of names) {
    if (registered.has(name)) continue;
    registered.set(
      name,
      server.registerTool(name, { description: `Does ${name}.` }, () => ({ content: [] })),
    );
  }
}
register();
watchFile(file, { interval: 50 }, () => {
  register();
  server.sendToolListChanged();
});
process.stdin.once('end', () => process.exit());
await server.connect(new StdioServerTransport());
