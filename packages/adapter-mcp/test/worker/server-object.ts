import { WebStandardStreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/webStandardStreamableHttp.js';
import { CfWorkerJsonSchemaValidator } from '@modelcontextprotocol/sdk/validation/cfworker';

import { createDecentServer } from '../servers/decent-server.ts';

/** The decent server in a Durable Object: one object is one session, since a Worker's requests share no connection. */
export class DecentServer {
  readonly #transport = new WebStandardStreamableHTTPServerTransport({ sessionIdGenerator: () => crypto.randomUUID() });
  readonly #connected = createDecentServer({ jsonSchemaValidator: new CfWorkerJsonSchemaValidator() }).connect(
    this.#transport,
  );

  async fetch(request: Request): Promise<Response> {
    await this.#connected;
    return this.#transport.handleRequest(request);
  }
}
