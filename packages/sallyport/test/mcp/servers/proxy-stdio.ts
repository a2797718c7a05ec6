import { toMcp, createMcpHub } from '@sallyport/adapter-mcp';
import { createStdioConnector } from '@sallyport/adapter-mcp/node';
import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import { createIsolatedVmSandbox } from '@sallyport/sandbox-isolated-vm';
import { fileURLToPath } from 'node:url';

import { createCodeMode } from 'sallyport';

/** A code mode over one server, as a server over stdio. */
const path = fileURLToPath(new URL('conformance-tools.ts', import.meta.url));
const hub = await createMcpHub({
  servers: { fixed: { connect: createStdioConnector({ command: process.execPath, args: [path] }) } },
});
const sandbox = createIsolatedVmSandbox();
const codeMode = await createCodeMode({ tools: hub.providers, sandbox, toolName: 'execute' });
const server = toMcp(codeMode, { McpServer, name: 'proxy', version: '1.0.0' });
async function end(): Promise<void> {
  await server.close();
  await hub[Symbol.asyncDispose]();
  await sandbox[Symbol.asyncDispose]();
}
process.stdin.on('end', () => void end());
await server.connect(new StdioServerTransport());
