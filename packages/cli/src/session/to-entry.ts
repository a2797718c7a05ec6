import { delimiter } from 'node:path';
import { env as own } from 'node:process';

import type { McpServerEntry } from '@sallyport/adapter-mcp';
import { createHttpConnector } from '@sallyport/adapter-mcp/connect';
import { createStdioConnector } from '@sallyport/adapter-mcp/node';

import type { ServerConfig } from '../config/server-config.ts';
import { createServerSignIn, hasOwnAuthorization, sendToLogin } from './sign-in.ts';

/** Names the files whose servers this process is one of. */
const within = 'SALLYPORT_WITHIN';

/** True when this process was started, by whatever way, as a server of that file. */
export function isWithin(file: string): boolean {
  return (own[within] ?? '').split(delimiter).includes(file);
}

/** A server of a configuration as one of a hub. */
export function toEntry(server: ServerConfig, file: string): McpServerEntry {
  const { startMs, allow, deny } = server;
  const shared = {
    ...(startMs !== undefined && { startMs }),
    ...(allow !== undefined && { allow }),
    ...(deny !== undefined && { deny }),
  };
  if (server.kind === 'http') {
    const { name, url, headers, transport } = server;
    const authorize = sendToLogin(name, file);
    const auth = hasOwnAuthorization(server) ? {} : { auth: createServerSignIn(server, { authorize }) };
    return { ...shared, connect: createHttpConnector({ url, headers, transport, ...auth }) };
  }
  const { command, args, cwd } = server;
  const env = { ...server.env, [within]: [own[within], file].filter(Boolean).join(delimiter) };
  return { ...shared, connect: createStdioConnector({ command, args, env, ...(cwd !== undefined && { cwd }) }) };
}
