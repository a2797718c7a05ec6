import type {
  OAuthClientInformationMixed,
  OAuthClientMetadata,
  OAuthClientProvider,
} from '@modelcontextprotocol/client';

import { McpAdapterError } from '../mcp-adapter-error.ts';
import { createOAuthProvider } from './create-oauth-provider.ts';
import { type OAuthStore, createMemoryStore } from './oauth-store.ts';

/** Sends a person to a page and gives the address they came back to. */
export type Authorize = (request: {
  readonly url: URL;
  readonly redirectUrl: URL;
  readonly signal: AbortSignal;
}) => Promise<URL | URLSearchParams>;

/** Options of {@link createSignIn}. */
export interface SignInOptions {
  /** The server that is signed in to. One sign-in serves one server. */
  readonly url: string | URL;
  /** Where the authorization server sends the person back to. */
  readonly redirectUrl: string | URL;
  readonly authorize: Authorize;
  /** Default: a store that forgets with the process. */
  readonly store?: OAuthStore;
  /** The address of a client-ID metadata document: the client is known by it where the server takes one. */
  readonly clientMetadataUrl?: string;
  /**
   * A client that was registered by hand, and where: its secret is shown to no other authorization server, whatever the
   * MCP server names. Without it and without a document, the client registers itself.
   */
  readonly client?: OAuthClientInformationMixed & { readonly issuer: string };
  /** What is asked for beside what the server names. */
  readonly scope?: string;
  /** The rest of what the client says of itself when it registers. */
  readonly clientMetadata?: Partial<OAuthClientMetadata>;
}

/** A sign-in with the authorization code flow (OAuth 2.1 with PKCE), by the SDK's own client. */
export interface McpSignIn {
  readonly provider: OAuthClientProvider;
  /**
   * Ends a flow the SDK began: sends the person to the page, checks what came back, and hands it to the transport. True
   * when there is a token now. Many calls at once share one page.
   */
  finish(hand: (answer: URLSearchParams) => Promise<void>, signal: AbortSignal): Promise<boolean>;
  /** Forgets the tokens and, with `all`, the registration. */
  signOut(what?: 'tokens' | 'all'): Promise<void>;
}

/** True for what {@link createSignIn} makes. */
export function isSignIn(value: object): value is McpSignIn {
  return 'finish' in value && 'provider' in value;
}

/** A sign-in for one server. Tokens stay in the store and in the host's requests. */
export function createSignIn(options: SignInOptions): McpSignIn {
  const redirectUrl = new URL(options.redirectUrl);
  const oauth = createOAuthProvider({ ...options, redirectUrl, store: options.store ?? createMemoryStore() });
  let flow: Promise<boolean> | undefined;

  const run = async (hand: (answer: URLSearchParams) => Promise<void>, signal: AbortSignal): Promise<boolean> => {
    const begun = oauth.takeBegun();
    if (begun === undefined) return false;
    const answer = await options.authorize({ url: begun.url, redirectUrl, signal });
    const params = answer instanceof URL ? answer.searchParams : answer;
    if (params.get('state') !== begun.state) {
      throw new McpAdapterError('sign_in_failed', 'The page came back with another state: the answer is not for us.');
    }
    if (params.get('code') === null) {
      const why = params.get('error_description') ?? params.get('error') ?? 'it gave no code';
      throw new McpAdapterError('sign_in_failed', `The authorization server refused: ${why}`);
    }
    await hand(params);
    return true;
  };
  return {
    provider: oauth.provider,
    finish(hand, signal) {
      flow ??= run(hand, signal).finally(() => (flow = undefined));
      return flow;
    },
    signOut: (what = 'tokens') => oauth.forget(what),
  };
}
