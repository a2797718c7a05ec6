import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

import { InvalidGrantError, InvalidTokenError } from '@modelcontextprotocol/sdk/server/auth/errors.js';
import { requireBearerAuth } from '@modelcontextprotocol/sdk/server/auth/middleware/bearerAuth.js';
import type { AuthorizationParams, OAuthServerProvider } from '@modelcontextprotocol/sdk/server/auth/provider.js';
import { mcpAuthRouter } from '@modelcontextprotocol/sdk/server/auth/router.js';
import { createMcpExpressApp } from '@modelcontextprotocol/sdk/server/express.js';
import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { StreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/streamableHttp.js';
import type { OAuthClientInformationFull, OAuthTokens } from '@modelcontextprotocol/sdk/shared/auth.js';
import { onTestFinished } from 'vitest';

/** An MCP server that wants a sign-in, and the authorization server it trusts. */
export interface SignInServer {
  readonly url: string;
  /** Clients that registered themselves, or were registered by hand. */
  readonly clients: Map<string, OAuthClientInformationFull>;
  /** Access tokens that are good now, and those that were given instead of an older one. */
  readonly tokens: ReadonlySet<string>;
  readonly refreshed: ReadonlySet<string>;
  /** From now on no access token is good, though refreshing gives a new one. */
  expireAll(): void;
}

/** The SDK's authorization server, which checks PKCE, over a person who says yes to everything. */
function createProvider(): OAuthServerProvider & Omit<SignInServer, 'url'> {
  const clients = new Map<string, OAuthClientInformationFull>();
  const codes = new Map<string, AuthorizationParams>();
  const tokens = new Set<string>();
  const refreshed = new Set<string>();
  const refreshTokens = new Map<string, string>();
  const give = (clientId: string): OAuthTokens => {
    const [access, refresh] = [`access-${randomUUID()}`, `refresh-${randomUUID()}`];
    tokens.add(access);
    refreshTokens.set(refresh, clientId);
    return { access_token: access, token_type: 'Bearer', expires_in: 3600, refresh_token: refresh };
  };
  return {
    clients,
    tokens,
    refreshed,
    expireAll: () => tokens.clear(),
    clientsStore: {
      getClient: (id) => clients.get(id),
      registerClient(client) {
        const full = client as OAuthClientInformationFull;
        clients.set(full.client_id, full);
        return full;
      },
    },
    async authorize(_client, params, response) {
      const code = randomUUID();
      codes.set(code, params);
      const back = new URL(params.redirectUri);
      back.searchParams.set('code', code);
      if (params.state !== undefined) back.searchParams.set('state', params.state);
      response.redirect(back.href);
    },
    async challengeForAuthorizationCode(_client, code) {
      const params = codes.get(code);
      if (params === undefined) throw new InvalidGrantError('There is no such code.');
      return params.codeChallenge;
    },
    async exchangeAuthorizationCode({ client_id: id }, code) {
      codes.delete(code);
      return give(id);
    },
    async exchangeRefreshToken({ client_id: id }, refreshToken) {
      if (refreshTokens.get(refreshToken) !== id) throw new InvalidGrantError('There is no such token of this client.');
      refreshTokens.delete(refreshToken);
      const given = give(id);
      refreshed.add(given.access_token);
      return given;
    },
    async verifyAccessToken(token) {
      if (!tokens.has(token)) throw new InvalidTokenError('The token is not good.');
      return { token, clientId: 'any', scopes: [], expiresAt: Math.floor(Date.now() / 1000) + 3600 };
    },
  };
}

type Request = IncomingMessage & { readonly body?: unknown };

/** Starts both on a port of this machine; they end with the test. */
export async function startSignInServer(): Promise<SignInServer> {
  const provider = createProvider();
  const app = createMcpExpressApp();
  const http = app.listen(0, '127.0.0.1');
  await new Promise((resolve) => http.once('listening', resolve));
  onTestFinished(() => {
    http.closeAllConnections();
    http.close();
  });
  const issuer = new URL(`http://127.0.0.1:${(http.address() as AddressInfo).port}`);
  const url = new URL('/mcp', issuer);
  app.use(mcpAuthRouter({ provider, issuerUrl: issuer, resourceServerUrl: url }));
  const resourceMetadataUrl = new URL('/.well-known/oauth-protected-resource/mcp', issuer).href;
  app.use(
    '/mcp',
    requireBearerAuth({ verifier: provider, resourceMetadataUrl }),
    async (request: Request, response: ServerResponse) => {
      const server = new McpServer({ name: 'guarded', version: '1.0.0' });
      server.registerTool('whisper', { description: 'Tells what only friends hear.' }, () => ({
        content: [{ type: 'text', text: 'the gate is open' }],
      }));
      const transport = new StreamableHTTPServerTransport({ enableJsonResponse: true });
      response.once('close', () => void server.close());
      await server.connect(transport);
      await transport.handleRequest(request, response, request.body);
    },
  );
  return { ...provider, url: url.href };
}
