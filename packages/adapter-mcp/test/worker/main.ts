import { Client as SecondClient, StreamableHTTPClientTransport as SecondHttp } from '@modelcontextprotocol/client';
import { Client as FirstClient } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport as FirstHttp } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { CfWorkerJsonSchemaValidator } from '@modelcontextprotocol/sdk/validation/cfworker';

import type { McpClientLike } from '../../src/index.ts';
import { visitServer } from './visit-server.ts';

export { DecentServer } from './server-object.ts';

interface Env {
  readonly SERVER: { getByName(name: string): { fetch(url: URL | string, init?: RequestInit): Promise<Response> } };
}

type Fetch = (url: URL | string, init?: RequestInit) => Promise<Response>;

const about = { name: 'sallyport-worker-tests', version: '1.0.0' };

async function connect(generation: string, url: URL, fetch: Fetch): Promise<McpClientLike & AsyncDisposable> {
  if (generation === '1.x') {
    const client = new FirstClient(about, { jsonSchemaValidator: new CfWorkerJsonSchemaValidator() });
    await client.connect(new FirstHttp(url, { fetch }));
    return Object.assign(client, { [Symbol.asyncDispose]: () => client.close() });
  }
  // The 2.x client takes its validator without `eval` by itself: its package has an entry for workerd.
  const client = new SecondClient(about);
  await client.connect(new SecondHttp(url, { fetch }));
  return Object.assign(client, { [Symbol.asyncDispose]: () => client.close() });
}

const worker = {
  /** `?client=1.x&server=<url>`; without a server, the Durable Object of this Worker is one. */
  async fetch(request: Request, env: Env): Promise<Response> {
    const { searchParams } = new URL(request.url);
    const server = searchParams.get('server');
    const own = env.SERVER.getByName(crypto.randomUUID());
    const client = await connect(
      searchParams.get('client') ?? '1.x',
      new URL(server ?? 'https://decent.example/mcp'),
      (url, init) => (server === null ? own.fetch(url, init) : fetch(url, init)),
    );
    try {
      return Response.json(await visitServer(client));
    } finally {
      await client[Symbol.asyncDispose]();
    }
  },
};

// eslint-disable-next-line import/no-default-export -- a Worker is its module's default export
export { worker as default };
