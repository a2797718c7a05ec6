import { fileURLToPath } from 'node:url';

import { type McpServerEntry, createMcpHub } from '@sallyport/adapter-mcp';
import { createStdioConnector } from '@sallyport/adapter-mcp/node';
import { createIsolatedVmSandbox } from '@sallyport/sandbox-isolated-vm';
import { onTestFinished } from 'vitest';

import { type CodeMode, createCodeMode } from '../../src/index.ts';

/** A connector to a server program in `servers/`. */
export function program(name: string, ...args: readonly string[]): McpServerEntry {
  const path = fileURLToPath(new URL(`servers/${name}`, import.meta.url));
  return { connect: createStdioConnector({ command: process.execPath, args: [path, ...args] }) };
}

type AtEnd = (close: () => Promise<void>) => void;

/** A code mode over MCP servers. The end of the test ends it all. */
export async function openProxy(
  servers: Readonly<Record<string, McpServerEntry>>,
  atEnd: AtEnd = onTestFinished,
): Promise<CodeMode> {
  const hub = await createMcpHub({ servers });
  const sandbox = createIsolatedVmSandbox();
  atEnd(async () => {
    await hub[Symbol.asyncDispose]();
    await sandbox[Symbol.asyncDispose]();
  });
  return createCodeMode({ tools: hub.providers, sandbox, toolName: 'execute' });
}
