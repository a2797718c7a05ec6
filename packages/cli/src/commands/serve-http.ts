import { randomBytes, randomUUID, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { StreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/streamableHttp.js';
import { toMcp } from '@sallyport/adapter-mcp';

import { CliError } from '../cli-error.ts';
import { httpSessions, requestBytes } from '../constants.ts';
import type { Session } from '../session/open-session.ts';
import { version } from '../version.ts';

/** How a session is served over HTTP. */
export interface ServeHttpOptions {
  readonly port: number;
  readonly passThrough: readonly string[];
  /** What clients send as `Authorization: Bearer …`. Made up when there is none. */
  readonly token?: string | undefined;
}

/** A server that listens. */
export interface HttpEndpoint extends AsyncDisposable {
  readonly url: string;
  readonly token: string;
}

/**
 * Serves a session at `/mcp` of this machine alone. A request needs the token, a `Host` of this machine, and an `Origin` of
 * this machine or none, so that no page in a browser can reach it under another name.
 */
export async function serveHttp(session: Session, options: ServeHttpOptions): Promise<HttpEndpoint> {
  const token = options.token ?? randomBytes(24).toString('base64url');
  const transports = new Map<string, StreamableHTTPServerTransport>();
  const connect = async (): Promise<StreamableHTTPServerTransport> => {
    const transport: StreamableHTTPServerTransport = new StreamableHTTPServerTransport({
      sessionIdGenerator: randomUUID,
      onsessioninitialized: (id) => void transports.set(id, transport),
    });
    transport.onclose = () => void (transport.sessionId && transports.delete(transport.sessionId));
    await toMcp(session.codeMode, { McpServer, name: 'sallyport', version, passThrough: options.passThrough }).connect(
      transport,
    );
    return transport;
  };
  const http = createServer((request, response) => {
    const refusal = refuse(request, token);
    if (refusal) {
      response.writeHead(refusal, refusal === 401 ? { 'www-authenticate': 'Bearer' } : {}).end();
      return;
    }
    handle(request, response, transports, connect).catch(() => {
      if (!response.headersSent) response.writeHead(400);
      response.end();
    });
  });
  const port = await listen(http, options.port);
  return {
    url: `http://127.0.0.1:${port}/mcp`,
    token,
    async [Symbol.asyncDispose]() {
      await Promise.allSettled([...transports.values()].map((transport) => transport.close()));
      http.closeAllConnections();
      await new Promise((resolve) => http.close(resolve));
    },
  };
}

/** The status a request is refused with. */
function refuse({ headers, url = '' }: IncomingMessage, token: string): number | undefined {
  if (url.split('?')[0] !== '/mcp') return 404;
  if (!isLocal(headers.host)) return 403;
  if (headers.origin !== undefined && !isLocal(URL.parse(headers.origin)?.host)) return 403;
  const given = Buffer.from(headers.authorization ?? '');
  const wanted = Buffer.from(`Bearer ${token}`);
  return given.length === wanted.length && timingSafeEqual(given, wanted) ? undefined : 401;
}

function isLocal(host: string | undefined): boolean {
  return host !== undefined && /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?$/u.test(host);
}

async function handle(
  request: IncomingMessage,
  response: ServerResponse,
  transports: ReadonlyMap<string, StreamableHTTPServerTransport>,
  connect: () => Promise<StreamableHTTPServerTransport>,
): Promise<void> {
  const body = request.method === 'POST' ? await readBody(request) : undefined;
  const id = request.headers['mcp-session-id'];
  if (id !== undefined) {
    const known = transports.get(String(id));
    if (known) await known.handleRequest(request, response, body);
    else response.writeHead(404).end();
    return;
  }
  if (transports.size >= httpSessions) {
    response.writeHead(503).end();
    return;
  }
  await (await connect()).handleRequest(request, response, body);
}

async function readBody(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > requestBytes) throw new RangeError('The request is too long.');
    chunks.push(chunk);
  }
  return JSON.parse(Buffer.concat(chunks).toString('utf8'));
}

function listen(http: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    http.once('error', (error: NodeJS.ErrnoException) => {
      const taken = error.code === 'EADDRINUSE';
      reject(taken ? new CliError(`Port ${port} is taken: give another with --port.`) : error);
    });
    http.listen(port, '127.0.0.1', () => resolve((http.address() as AddressInfo).port));
  });
}
