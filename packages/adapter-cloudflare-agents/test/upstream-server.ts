import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { StreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/streamableHttp.js';
import { onTestFinished } from 'vitest';
import { z } from 'zod';

/** A shop's MCP server over streamable HTTP, with a session for each client. */
export interface UpstreamServer {
  readonly url: string;
  /** Adds a tool; every client is told. */
  grow(name: string): void;
  /** Requests by method, as clients sent them. */
  readonly requests: readonly string[];
  /** Tool calls that heard of a cancellation. */
  readonly cancelled: () => number;
  close(): void;
}

/** Starts the server on a loopback port. The test's end closes it. */
export async function startUpstream(greeting = 'pears'): Promise<UpstreamServer> {
  const sessions = new Map<string, { readonly transport: StreamableHTTPServerTransport; readonly mcp: McpServer }>();
  const grown: string[] = [];
  const requests: string[] = [];
  let cancelled = 0;
  const make = (): McpServer => {
    const mcp = createShop(greeting, () => void (cancelled += 1));
    for (const name of grown) addGrown(mcp, name);
    return mcp;
  };
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const known = sessions.get(String(request.headers['mcp-session-id']));
    const body = request.method === 'POST' ? await readJson(request) : undefined;
    if (body !== undefined) requests.push(String((body as { readonly method?: string }).method));
    if (known !== undefined) return known.transport.handleRequest(request, response, body);
    const mcp = make();
    const transport: StreamableHTTPServerTransport = new StreamableHTTPServerTransport({
      sessionIdGenerator: () => randomUUID(),
      onsessioninitialized: (id) => void sessions.set(id, { transport, mcp }),
    });
    await mcp.connect(transport);
    return transport.handleRequest(request, response, body);
  };
  const http = createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const close = (): void => {
    http.closeAllConnections();
    http.close();
  };
  onTestFinished(close);
  return {
    url: `http://127.0.0.1:${(http.address() as AddressInfo).port}/mcp`,
    requests,
    cancelled: () => cancelled,
    close,
    grow(name) {
      grown.push(name);
      for (const { mcp } of sessions.values()) addGrown(mcp, name);
    },
  };
}

function createShop(greeting: string, onCancel: () => void): McpServer {
  const mcp = new McpServer({ name: 'shop', version: '1.0.0' }, { instructions: 'Prices are in cents.' });
  mcp.registerTool('price', { description: 'A price.', inputSchema: { article: z.string() } }, ({ article }) => ({
    content: [{ type: 'text', text: JSON.stringify({ article, cents: 250 }) }],
  }));
  mcp.registerTool('greet', { description: 'Says hello.' }, () => ({ content: [{ type: 'text', text: greeting }] }));
  mcp.registerTool('hang', { description: 'Waits for a cancellation.' }, async ({ signal }) => {
    await new Promise<void>((resolve) => {
      signal.addEventListener('abort', () => resolve());
    });
    onCancel();
    return { content: [] };
  });
  mcp.registerResource('terms', 'shop://terms', { mimeType: 'text/plain' }, (uri) => ({
    contents: [{ uri: uri.href, text: 'No refunds.' }],
  }));
  return mcp;
}

function addGrown(mcp: McpServer, name: string): void {
  mcp.registerTool(name, { description: 'New.' }, () => ({ content: [{ type: 'text', text: `this is ${name}` }] }));
}

async function readJson(request: AsyncIterable<Uint8Array>): Promise<unknown> {
  const parts: Uint8Array[] = [];
  for await (const part of request) parts.push(part);
  return JSON.parse(Buffer.concat(parts).toString());
}
