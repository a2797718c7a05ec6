import { type IncomingMessage, type ServerResponse, createServer } from 'node:http';

import { SSEServerTransport } from '@modelcontextprotocol/sdk/server/sse.js';
import { onTestFinished } from 'vitest';

import { createDecentServer } from './decent-server.ts';
import { listen } from './http-server.ts';

/** The decent server over the HTTP+SSE transport of 2024-11-05: it knows no POST to its own address. */
export async function serveSse(): Promise<URL> {
  // eslint-disable-next-line typescript/no-deprecated -- the old transport is what is tested
  const transports = new Map<string, SSEServerTransport>();
  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    if (request.method === 'GET' && url.pathname === '/sse') {
      // eslint-disable-next-line typescript/no-deprecated
      const transport = new SSEServerTransport('/messages', response);
      transports.set(transport.sessionId, transport);
      await createDecentServer().connect(transport);
    } else if (request.method === 'POST' && url.pathname === '/messages') {
      await transports.get(url.searchParams.get('sessionId') ?? '')?.handlePostMessage(request, response);
    } else response.writeHead(405).end();
  };
  const http = createServer((request, response) => void handle(request, response));
  onTestFinished(() => {
    http.closeAllConnections();
    http.close();
  });
  return new URL(`http://127.0.0.1:${await listen(http)}/sse`);
}
