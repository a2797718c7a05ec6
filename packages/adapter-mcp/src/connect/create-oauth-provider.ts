import type {
  OAuthClientInformationContext,
  OAuthClientInformationMixed,
  OAuthClientMetadata,
  OAuthClientProvider,
  OAuthDiscoveryState,
  StoredOAuthClientInformation,
  StoredOAuthTokens,
} from '@modelcontextprotocol/client';

import type { OAuthStore } from './oauth-store.ts';

/** A provider for the SDK's OAuth client, and the flow it has begun. */
export interface BegunOAuth {
  readonly provider: OAuthClientProvider;
  /** The page a person has to see, once. */
  takeBegun(): { readonly url: URL; readonly state: string } | undefined;
  forget(what: 'tokens' | 'all'): Promise<void>;
}

/** Keeps what the SDK's OAuth client wants kept: what lasts in the store, what is of one flow here. */
export function createOAuthProvider(options: {
  readonly url: string | URL;
  readonly redirectUrl: URL;
  readonly store: OAuthStore;
  readonly clientMetadataUrl?: string;
  readonly client?: OAuthClientInformationMixed & { readonly issuer: string };
  readonly scope?: string;
  readonly clientMetadata?: Partial<OAuthClientMetadata>;
}): BegunOAuth {
  const memory = createRecords(options.store, new URL(options.url).href);
  let verifier = '';
  let state = '';
  let begun: URL | undefined;
  let discovery: OAuthDiscoveryState | undefined;

  const provider: OAuthClientProvider = {
    redirectUrl: options.redirectUrl,
    clientMetadata: {
      client_name: 'Sallyport',
      redirect_uris: [options.redirectUrl.href],
      grant_types: ['authorization_code', 'refresh_token'],
      response_types: ['code'],
      token_endpoint_auth_method: 'none',
      ...(options.scope !== undefined && { scope: options.scope }),
      ...options.clientMetadata,
    },
    ...(options.clientMetadataUrl !== undefined && { clientMetadataUrl: options.clientMetadataUrl }),
    state: () => (state = crypto.randomUUID()),
    clientInformation: async (context) => {
      const { client } = options;
      if (client === undefined) return memory.read<StoredOAuthClientInformation>('client', context);
      return context?.issuer === undefined || context.issuer === client.issuer ? client : undefined;
    },
    saveClientInformation: (information, context) => memory.write('client', information, context),
    tokens: (context) => memory.read<StoredOAuthTokens>('tokens', context),
    saveTokens: (tokens, context) => memory.write('tokens', tokens, context),
    redirectToAuthorization: (url) => void (begun = url),
    saveCodeVerifier: (made) => void (verifier = made),
    codeVerifier: () => verifier,
    saveDiscoveryState: (found) => void (discovery = found),
    discoveryState: () => discovery,
    async invalidateCredentials(what) {
      if (what === 'all' || what === 'discovery') discovery = undefined;
      if (what === 'all' || what === 'verifier') verifier = '';
      if (what === 'all' || what === 'tokens') await memory.erase('tokens');
      if (what === 'all' || what === 'client') await memory.erase('client');
    },
  };
  return {
    provider,
    takeBegun() {
      const url = begun;
      begun = undefined;
      return url && { url, state };
    },
    forget: async (what) => provider.invalidateCredentials?.(what),
  };
}

type Kind = 'client' | 'tokens';

/** Records of one server. Each is bound to the authorization server that gave it, so no other is shown it. */
function createRecords(
  store: OAuthStore,
  server: string,
): {
  read<Value>(kind: Kind, context: OAuthClientInformationContext | undefined): Promise<Value | undefined>;
  write(kind: Kind, value: object, context: OAuthClientInformationContext | undefined): Promise<void>;
  erase(kind: Kind): Promise<void>;
} {
  const keyOf = (kind: Kind): string => `${server} ${kind}`;
  return {
    async read<Value>(kind: Kind, context: OAuthClientInformationContext | undefined) {
      const record = parse(await store.get(keyOf(kind)));
      if (record === undefined) return undefined;
      const isOthers = context?.issuer !== undefined && record.issuer !== undefined && record.issuer !== context.issuer;
      return isOthers ? undefined : (record.value as Value);
    },
    write: (kind, value, context) =>
      store.set(keyOf(kind), JSON.stringify({ ...(context && { issuer: context.issuer }), value })),
    erase: (kind) => store.delete(keyOf(kind)),
  };
}

/** A record that cannot be read is none: the person signs in again. */
function parse(text: string | undefined): { readonly issuer?: string; readonly value: unknown } | undefined {
  if (text === undefined) return undefined;
  try {
    const record = JSON.parse(text) as { readonly issuer?: string; readonly value?: unknown } | null;
    return record?.value === undefined ? undefined : { ...record, value: record.value };
  } catch {
    return undefined;
  }
}
