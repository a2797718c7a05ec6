import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import { toMcp } from '@sallyport/adapter-mcp';

import type { Session } from '../session/open-session.ts';
import { version } from '../version.ts';

/** Serves a session on standard input and output. Resolves when the client is gone. */
export async function serveStdio(session: Session, passThrough: readonly string[]): Promise<void> {
  const server = toMcp(session.codeMode, { McpServer, name: 'sallyport', version, passThrough });
  const closed = new Promise<void>((resolve) => {
    server.server.onclose = resolve;
  });
  const transport = new StdioServerTransport();
  process.stdin.once('end', () => void server.close());
  await server.connect(transport);
  await closed;
}
