import { type ClientOptions, Client, type Transport } from '@modelcontextprotocol/client';

/** What the connectors of this package are told about their clients. */
export interface McpClientSettings {
  /** How the client names itself. Default: `sallyport`. */
  readonly clientInfo?: { readonly name: string; readonly version: string };
  /**
   * `auto` agrees on the newest protocol revision both sides know; `legacy` speaks 2025-11-25 and does without the
   * question. Default: `auto` over HTTP; `legacy` over stdio, where the question starts the server twice.
   */
  readonly protocol?: 'auto' | 'legacy';
  /** The rest of what the SDK's client takes. */
  readonly client?: ClientOptions;
}

/** A client of the 2.x SDK that can be asked questions. */
export function createClient(settings: McpClientSettings): Client {
  const { clientInfo = { name: 'sallyport', version: '0.0.0' }, protocol, client = {} } = settings;
  return new Client(clientInfo, {
    ...(protocol === 'auto' && { versionNegotiation: { mode: 'auto' } }),
    ...client,
    capabilities: { elicitation: { form: {}, url: {} }, ...client.capabilities },
  });
}

/** Connects; a client that does not get there is closed, and so is what it started. */
export async function connectClient(
  settings: McpClientSettings,
  transport: Transport,
  signal: AbortSignal,
): Promise<Client> {
  const client = createClient(settings);
  const close = (): void => void transport.close().catch(() => undefined);
  signal.addEventListener('abort', close, { once: true });
  try {
    signal.throwIfAborted();
    await client.connect(transport, { signal });
    return client;
  } catch (error) {
    await client.close().catch(() => undefined);
    close();
    throw error;
  } finally {
    signal.removeEventListener('abort', close);
  }
}
