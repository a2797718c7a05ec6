import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import { toMcp } from '@sallyport/adapter-mcp';

import type { Session } from '../session/open-session.ts';
import { version } from '../version.ts';

/** Serves a session on standard input and output. Resolves when the client is gone, or asks by a signal to stop. */
export async function serveStdio(
  session: Session,
  { passThrough, signal }: { readonly passThrough: readonly string[]; readonly signal: AbortSignal },
): Promise<void> {
  const server = toMcp(session.codeMode, { McpServer, name: 'sallyport', version, passThrough });
  const closed = new Promise<void>((resolve) => {
    server.server.onclose = resolve;
  });
  const close = (): void => void server.close();
  process.stdin.once('end', close);
  signal.addEventListener('abort', close, { once: true });
  await server.connect(new StdioServerTransport());
  if (signal.aborted) close();
  await closed;
}
