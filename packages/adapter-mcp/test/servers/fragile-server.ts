import { existsSync, writeFileSync } from 'node:fs';

import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';

/**
 * A server that ends in the middle of a call, once: the first argument is a file it leaves as a mark. `read` says that it
 * may be called twice, `write` does not.
 */
const mark = process.argv[2] ?? '';

function answer(): { content: { type: 'text'; text: string }[] } {
  if (!existsSync(mark)) {
    writeFileSync(mark, '');
    process.exit(1);
  }
  return { content: [{ type: 'text', text: 'here' }] };
}

const server = new McpServer({ name: 'fragile', version: '1.0.0' }, { instructions: 'Be careful.' });
server.registerTool('read', { annotations: { readOnlyHint: true } }, answer);
server.registerTool('again', { annotations: { idempotentHint: true } }, answer);
server.registerTool('write', {}, answer);
server.registerTool('pid', {}, () => ({ content: [{ type: 'text', text: String(process.pid) }] }));
await server.connect(new StdioServerTransport());
