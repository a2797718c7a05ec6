import { fromMcp } from '@sallyport/adapter-mcp';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { CfWorkerJsonSchemaValidator } from '@modelcontextprotocol/sdk/validation/cfworker';
import type { ToolProvider } from 'sallyport';

import { connectMs } from '../limits.ts';

/** How a server is reached. */
export interface ServerAddress {
  readonly namespace: string;
  readonly url: URL;
  readonly headers?: Readonly<Record<string, string>>;
  /** Default: the network. */
  readonly fetch?: (url: string | URL, init?: RequestInit) => Promise<Response>;
}

/** A server whose tools can be called. */
export interface ConnectedServer {
  readonly namespace: string;
  readonly title: string;
  readonly provider: ToolProvider;
  /** Its tools as it listed them: what a model would otherwise read. */
  readonly rawTools: readonly unknown[];
  /** Rejects when the server does not answer any more. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

/** Connects and lists the tools. Rejects with an error whose message may be shown: it holds no header and no URL. */
export async function connectServer({ namespace, url, headers, fetch }: ServerAddress): Promise<ConnectedServer> {
  const client = new Client(
    { name: 'sallyport-worker-demo', version: '0.0.0' },
    { jsonSchemaValidator: new CfWorkerJsonSchemaValidator() },
  );
  const signal = AbortSignal.timeout(connectMs);
  try {
    const transport = new StreamableHTTPClientTransport(url, {
      ...(headers && { requestInit: { headers } }),
      ...(fetch && { fetch }),
    });
    await client.connect(transport, { signal, timeout: connectMs });
    const provider = await fromMcp(client, { namespace });
    const names = new Set((await provider.listTools({ signal })).map(({ name }) => name));
    const { tools } = await client.listTools({}, { signal });
    const { title, name = namespace, version = '' } = client.getServerVersion() ?? {};
    return {
      namespace,
      title: `${title ?? name} ${version}`.trim(),
      provider,
      rawTools: tools.filter((tool) => names.has(tool.name)),
      ping: async () => void (await client.ping({ timeout: connectMs })),
      close: () => client.close(),
    };
  } catch (error) {
    await client.close().catch(() => undefined);
    throw new Error(reasonOf(error, signal), { cause: error });
  }
}

/** In words for whoever looks at the page; errors of the network name hosts and are not repeated. */
function reasonOf(error: unknown, signal: AbortSignal): string {
  if (signal.aborted) return `It did not answer within ${connectMs / 1000} seconds.`;
  const { code } = error instanceof Error ? (error as { readonly code?: unknown }) : {};
  if (code === 401 || code === 403) return `It refused the connection (${code}): check its header in MCP_SERVERS.`;
  if (typeof code === 'number' && code >= 500) return `It failed, or nothing answers at its address (${code}).`;
  if (typeof code === 'number' && code >= 400) return `It answered ${code}: is this the URL of an MCP server?`;
  return 'It could not be reached.';
}
