import {
  ClientCredentialsProvider,
  PrivateKeyJwtProvider,
  CrossAppAccessProvider,
  discoverOAuthServerInfo,
  requestJwtAuthorizationGrant,
} from '@modelcontextprotocol/client';

import { type HttpConnectorOptions, createHttpConnector, createSignIn } from '../../src/connect.ts';
import { createMcpHub } from '../../src/index.ts';
import { callContext } from '../call-context.ts';

/**
 * A host as the conformance suite wants one: connects to the server it is given, lists its tools and calls each. The
 * suite names the scenario and hands over secrets in the environment.
 */
const url = new URL(process.argv.at(-1) ?? '');
const scenario = process.env['MCP_CONFORMANCE_SCENARIO'] ?? '';
const context = JSON.parse(process.env['MCP_CONFORMANCE_CONTEXT'] ?? '{}') as Readonly<Record<string, string>>;

/** A person without hands: opens the page and says yes by following where it sends them. */
async function openPage(page: URL): Promise<URL> {
  const response = await fetch(page, { redirect: 'manual' });
  return new URL(response.headers.get('location') ?? '');
}

/** The suite says what the client is called and not where; a person who registers by hand knows. */
async function findIssuer(): Promise<string> {
  const { authorizationServerUrl, authorizationServerMetadata } = await discoverOAuthServerInfo(url);
  return authorizationServerMetadata?.issuer ?? authorizationServerUrl;
}

async function chooseAuth(): Promise<NonNullable<HttpConnectorOptions['auth']>> {
  const { client_id: clientId = '', client_secret: clientSecret = '' } = context;
  switch (scenario) {
    case 'auth/client-credentials-basic':
      // eslint-disable-next-line typescript/no-deprecated -- the suite does not say who the issuer is
      return new ClientCredentialsProvider({ clientId, clientSecret });
    case 'auth/client-credentials-jwt':
      // eslint-disable-next-line typescript/no-deprecated -- the suite does not say who the issuer is
      return new PrivateKeyJwtProvider({
        clientId,
        privateKey: context['private_key_pem'] ?? '',
        algorithm: context['signing_algorithm'] ?? 'ES256',
      });
    case 'auth/cross-app-access-complete-flow':
      return crossApp(clientId, clientSecret);
    default:
      return createSignIn({
        url,
        redirectUrl: 'http://localhost:3000/callback',
        authorize: ({ url: page }) => openPage(page),
        clientMetadataUrl: 'https://conformance-test.local/client-metadata.json',
        ...(clientId !== '' && {
          client: { client_id: clientId, client_secret: clientSecret, issuer: await findIssuer() },
        }),
      });
  }
}

function crossApp(clientId: string, clientSecret: string): CrossAppAccessProvider {
  // eslint-disable-next-line typescript/no-deprecated -- the suite does not say who the issuer is
  return new CrossAppAccessProvider({
    clientId,
    clientSecret,
    assertion: async ({ authorizationServerUrl, resourceUrl, scope, fetchFn }) => {
      const { jwtAuthGrant } = await requestJwtAuthorizationGrant({
        tokenEndpoint: context['idp_token_endpoint'] ?? '',
        audience: authorizationServerUrl,
        resource: resourceUrl,
        idToken: context['idp_id_token'] ?? '',
        clientId: context['idp_client_id'] ?? '',
        ...(scope !== undefined && { scope }),
        fetchFn,
      });
      return jwtAuthGrant;
    },
  });
}

await using hub = await createMcpHub({
  servers: { server: { connect: createHttpConnector({ url, auth: await chooseAuth() }) } },
  onElicit: async () => ({ action: 'accept', content: {} }),
});
const [status] = hub.servers;
if (status?.error) throw status.error;
const [provider] = hub.providers;
const tools = (await provider?.listTools(callContext())) ?? [];
for (const { name } of tools) {
  await provider?.callTool(name, name === 'add_numbers' ? { a: 5, b: 3 } : {}, callContext());
}
