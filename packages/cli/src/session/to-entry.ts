import { delimiter } from 'node:path';
import { env as own } from 'node:process';

import type { McpConnect, McpServerEntry } from '@sallyport/adapter-mcp';
import { createHttpConnector } from '@sallyport/adapter-mcp/connect';
import { createStdioConnector } from '@sallyport/adapter-mcp/node';

import type { ServerConfig } from '../config/server-config.ts';
import {
  createServerSignIn,
  hasOwnAuthorization,
  type HttpServerConfig,
  isClientKept,
  sendToLogin,
} from './sign-in.ts';

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
    return { ...shared, connect: connectHttp(server, file) };
  }
  const { command, args, cwd } = server;
  const env = { ...server.env, [within]: [own[within], file].filter(Boolean).join(delimiter) };
  return { ...shared, connect: createStdioConnector({ command, args, env, ...(cwd !== undefined && { cwd }) }) };
}

/** What is kept of a sign-in is read anew for each connection: the person may have signed in meanwhile. */
function connectHttp(server: HttpServerConfig, file: string): McpConnect {
  const { name, url, headers, transport } = server;
  return async (given) => {
    if (hasOwnAuthorization(server)) return createHttpConnector({ url, headers, transport })(given);
    const auth = await createServerSignIn(server, { authorize: async () => sendToLogin(name, file) });
    if (!(await isClientKept(auth, server))) sendToLogin(name, file);
    return createHttpConnector({ url, headers, transport, auth })(given);
  };
}
