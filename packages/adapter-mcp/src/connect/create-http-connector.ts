import {
  type AuthProvider,
  type FetchLike,
  type OAuthClientProvider,
  SSEClientTransport,
  StreamableHTTPClientTransport,
} from '@modelcontextprotocol/client';

import { signInsPerStart } from '../constants.ts';
import type { McpConnect, McpLink } from '../hub/mcp-link.ts';
import { httpStatus, isUnauthorized } from '../tool-failure.ts';
import { type McpClientSettings, connectClient } from './client-options.ts';
import { type McpSignIn, isSignIn } from './create-sign-in.ts';

/** Options of {@link createHttpConnector}. */
export interface HttpConnectorOptions extends McpClientSettings {
  readonly url: string | URL;
  /** Sent with every request. For a token that somebody else keeps fresh, give a function. */
  readonly headers?: Readonly<Record<string, string>> | (() => Promise<Readonly<Record<string, string>>>);
  /** From {@link createSignIn}; or a provider of the SDK, which then signs in without us. */
  readonly auth?: McpSignIn | OAuthClientProvider | AuthProvider;
  /** `http` is streamable HTTP. `auto` tries it first and falls back to `sse`, which older servers speak. Default `auto`. */
  readonly transport?: 'auto' | 'http' | 'sse';
  readonly fetch?: FetchLike;
}

// eslint-disable-next-line typescript/no-deprecated -- servers of the old transport are reached in no other way
const OldTransport: typeof SSEClientTransport = SSEClientTransport;
type HttpTransport = InstanceType<typeof StreamableHTTPClientTransport | typeof OldTransport>;

/** Connects to a server over HTTP: signs in where it asks for that, and goes back to SSE where it knows nothing newer. */
export function createHttpConnector(options: HttpConnectorOptions): McpConnect {
  const url = new URL(options.url);
  const { auth, transport = 'auto' } = options;
  const signIn = auth !== undefined && isSignIn(auth) ? auth : undefined;
  const provider = signIn?.provider ?? (auth as OAuthClientProvider | AuthProvider | undefined);
  const fetch = withHeaders(options);
  const shared = { ...(provider && { authProvider: provider }), ...(fetch && { fetch }) };
  const create = (kind: 'http' | 'sse'): HttpTransport =>
    kind === 'http' ? new StreamableHTTPClientTransport(url, shared) : new OldTransport(url, shared);

  const connectOver = async (kind: 'http' | 'sse', signal: AbortSignal): Promise<McpLink> => {
    for (let signIns = 0; ; signIns += 1) {
      const opened = create(kind);
      try {
        const client = await connectClient({ protocol: 'auto', ...options }, opened, signal);
        return { client, ...(signIn && { recover: (error, given) => finish(signIn, opened, error, given.signal) }) };
      } catch (error) {
        signal.throwIfAborted();
        const isOver = signIn === undefined || signIns >= signInsPerStart;
        if (isOver || !(await finish(signIn, opened, error, signal))) throw error;
      }
    }
  };
  return async ({ signal }) => {
    if (transport !== 'auto') return connectOver(transport, signal);
    try {
      return await connectOver('http', signal);
    } catch (error) {
      if (!speaksNothingNewer(error)) throw error;
      return connectOver('sse', signal);
    }
  };
}

function finish(signIn: McpSignIn, transport: HttpTransport, error: unknown, signal: AbortSignal): Promise<boolean> {
  return isUnauthorized(error)
    ? signIn.finish((answer) => transport.finishAuth(answer), signal)
    : Promise.resolve(false);
}

/** What a server of the old transport answers to a POST, by the protocol's own rule for falling back. */
function speaksNothingNewer(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    const status = httpStatus(cause);
    if (status !== undefined) return status === 400 || status === 404 || status === 405;
  }
  return false;
}

function withHeaders({ headers, fetch: own }: HttpConnectorOptions): FetchLike | undefined {
  if (headers === undefined) return own;
  const send: FetchLike = own ?? ((url, init) => fetch(url, init));
  return async (url, init) => {
    const given = new Headers(init?.headers);
    const added = typeof headers === 'function' ? await headers() : headers;
    for (const [name, value] of Object.entries(added)) given.set(name, value);
    return send(url, { ...init, headers: given });
  };
}
