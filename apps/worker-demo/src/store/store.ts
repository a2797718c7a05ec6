import { DurableObject } from 'cloudflare:workers';
import { WebStandardStreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/webStandardStreamableHttp.js';
import type { JSONRPCMessage, RequestId } from '@modelcontextprotocol/sdk/types.js';

import type { Env } from '../env.ts';
import { keep } from '../keep.ts';
import { mcpBodyBytes } from '../limits.ts';
import { createServer } from './create-server.ts';
import { prepareDatabase, refillDatabase } from './database.ts';
import { refuse } from '../protocol/refuse.ts';
import { readText } from '../read-text.ts';
import { readMessages } from './read-messages.ts';

/** The parts store of one visitor, or of one MCP session: its tables, and the MCP server in front of them. */
export class Store extends DurableObject<Env> {
  readonly #running = new Map<RequestId, WebStandardStreamableHTTPServerTransport>();

  /** One MCP request over streamable HTTP. No session lives in memory: the object may be put to sleep in between. */
  override async fetch(request: Request): Promise<Response> {
    await keep(this.ctx.storage, this.env);
    prepareDatabase(this.ctx.storage.sql);
    const server = createServer(this.ctx.storage.sql);
    const transport = new WebStandardStreamableHTTPServerTransport();
    await server.connect(transport);
    if (request.method !== 'POST') return transport.handleRequest(request);
    const body = await readText(request, mcpBodyBytes);
    if (body === undefined) return refuse(413, 'too_long', 'The request is too long.');
    const messages = readMessages(body);
    for (const message of messages) this.#follow(message, transport);
    const parsedBody = messages.length === 0 ? undefined : (JSON.parse(body) as unknown);
    return transport.handleRequest(new Request(request, { method: 'POST', body }), { parsedBody });
  }

  /** Puts everything back as it was at the beginning. */
  refill(): void {
    refillDatabase(this.ctx.storage.sql);
  }

  /** True once somebody has used this store and it has not ended since. */
  async isInUse(): Promise<boolean> {
    return (await this.ctx.storage.getAlarm()) !== null;
  }

  async end(): Promise<void> {
    await this.ctx.storage.deleteAlarm();
    await this.ctx.storage.deleteAll();
  }

  /** Nobody came for as long as data is kept. */
  override async alarm(): Promise<void> {
    await this.ctx.storage.deleteAll();
  }

  /** A cancellation comes as a request of its own and is handed to the server that works on what it names. */
  #follow(message: JSONRPCMessage, transport: WebStandardStreamableHTTPServerTransport): void {
    if ('id' in message && 'method' in message) {
      this.#running.set(message.id, transport);
      const { send } = transport;
      transport.send = async (sent, options) => {
        if ('id' in sent && !('method' in sent) && sent.id !== undefined) this.#running.delete(sent.id);
        await send.call(transport, sent, options);
      };
    } else if ('method' in message && message.method === 'notifications/cancelled') {
      const id = message.params?.['requestId'] as RequestId | undefined;
      if (id === undefined) return;
      const working = this.#running.get(id);
      this.#running.delete(id);
      working?.onmessage?.(message);
      void working?.close();
    }
  }
}
