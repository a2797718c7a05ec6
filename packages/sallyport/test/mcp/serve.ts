import { randomUUID } from 'node:crypto';
import { type IncomingMessage, type Server as HttpServer, type ServerResponse, createServer } from 'node:http';

import { type ToMcpOptions, toMcp } from '@sallyport/adapter-mcp';
import { McpServer as SecondServer, createMcpHandler } from '@modelcontextprotocol/server';
import { McpServer as FirstServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { StreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/streamableHttp.js';
import { onTestFinished } from 'vitest';

import type { CodeMode } from '../../src/index.ts';

type Options = Pick<ToMcpOptions<FirstServer>, 'passThrough' | 'structured'>;
const about = { name: 'proxy', version: '1.0.0' };

/** The 1.x server for one connection. */
export function firstServer(codeMode: CodeMode, options: Options = {}): FirstServer {
  return toMcp(codeMode, { McpServer: FirstServer, ...about, ...options });
}

/** The 2.x server for one connection or one request. */
export function secondServer(codeMode: CodeMode, options: Options = {}): SecondServer {
  return toMcp(codeMode, { McpServer: SecondServer, ...about, ...options });
}

/** Serves the 1.x server over streamable HTTP, one session each, to its own host name only. */
export async function serveFirst(codeMode: CodeMode, options: Options = {}, port = 0): Promise<URL> {
  const sessions = new Map<string, StreamableHTTPServerTransport>();
  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const known = sessions.get(String(request.headers['mcp-session-id']));
    await (known ?? (await open())).handleRequest(request, response);
  };
  const http = createServer((request, response) => void handle(request, response));
  const url = await listen(http, port);
  const open = async (): Promise<StreamableHTTPServerTransport> => {
    const transport: StreamableHTTPServerTransport = new StreamableHTTPServerTransport({
      sessionIdGenerator: () => randomUUID(),
      onsessioninitialized: (id) => void sessions.set(id, transport),
      // The transport's own check is deprecated for one that a web framework makes; there is no framework here.
      // eslint-disable-next-line typescript/no-deprecated
      enableDnsRebindingProtection: true,
      // eslint-disable-next-line typescript/no-deprecated
      allowedHosts: [url.host, `localhost:${url.port}`],
      // eslint-disable-next-line typescript/no-deprecated
      allowedOrigins: [url.origin, `http://localhost:${url.port}`],
    });
    await firstServer(codeMode, options).connect(transport);
    return transport;
  };
  return url;
}

/** Serves the 2.x server over streamable HTTP: a server for each request, and both eras of the protocol. */
export async function serveSecond(codeMode: CodeMode, options: Options = {}): Promise<URL> {
  const handler = createMcpHandler(() => secondServer(codeMode, options));
  return listen(
    createServer((request, response) => {
      void handler.fetch(toRequest(request)).then(async (answer) => {
        response.writeHead(answer.status, Object.fromEntries(answer.headers));
        for await (const chunk of answer.body ?? []) response.write(chunk);
        response.end();
      });
    }),
    0,
  );
}

function toRequest(request: IncomingMessage): Request {
  const { method = 'GET', headers, url } = request;
  const body = method === 'GET' || method === 'HEAD' ? null : (request as unknown as ReadableStream);
  return new Request(`http://${headers.host}${url}`, {
    method,
    headers: Object.entries(headers).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, String(value)] as [string, string]],
    ),
    body,
    duplex: 'half',
  } as RequestInit);
}

async function listen(http: HttpServer, port: number): Promise<URL> {
  await new Promise<void>((resolve) => http.listen(port, '127.0.0.1', resolve));
  onTestFinished(() => {
    http.closeAllConnections();
    http.close();
  });
  const address = http.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return new URL(`http://127.0.0.1:${address.port}/mcp`);
}
