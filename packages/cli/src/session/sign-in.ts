import { discoverOAuthServerInfo, type OAuthClientInformationFull } from '@modelcontextprotocol/client';
import { type Authorize, createSignIn, type McpSignIn } from '@sallyport/adapter-mcp/connect';
import { createFileStore } from '@sallyport/adapter-mcp/node';

import { CliError } from '../cli-error.ts';
import type { OAuthClientConfig, ServerConfig } from '../config/server-config.ts';
import { signInPort } from '../constants.ts';
import { userFile } from '../user-file.ts';

/** A server over HTTP. */
export type HttpServerConfig = ServerConfig & { readonly kind: 'http' };

/** Where sign-ins are kept: a file that only its owner can read. */
export function signInFile(): string {
  return userFile('sign-ins.json');
}

/**
 * The sign-in of one server, kept in the person's own file. Without a `port` it comes back to the address that was
 * registered, so that a registration can be used again.
 */
export async function createServerSignIn(
  { url, oauth }: HttpServerConfig,
  { authorize, port }: { readonly authorize: Authorize; readonly port?: number | undefined },
): Promise<McpSignIn> {
  const store = createFileStore(signInFile());
  const open = (redirectUrl: string): McpSignIn =>
    createSignIn({ url, redirectUrl, authorize, store, ...(oauth?.scope !== undefined && { scope: oauth.scope }) });
  const usual = open(redirectTo(port ?? signInPort, oauth));
  const { client_id: id, redirect_uris: [registered] = [] } = await keptClient(usual);
  const isOurs = port === undefined && (oauth === undefined || oauth.clientId === id);
  return isOurs && registered !== undefined ? open(registered) : usual;
}

/** An application that was registered by hand has an address of its own. */
function redirectTo(port: number, oauth: OAuthClientConfig | undefined): string {
  return oauth?.port === undefined ? `http://127.0.0.1:${port}/callback` : `http://localhost:${oauth.port}/callback`;
}

/** What was kept when the client was registered. */
async function keptClient({ provider }: McpSignIn): Promise<Partial<OAuthClientInformationFull>> {
  return (await provider.clientInformation()) ?? {};
}

/** True when the client that the configuration names is the one that was kept, or none is named. */
export async function isClientKept(signIn: McpSignIn, { oauth }: HttpServerConfig): Promise<boolean> {
  if (oauth === undefined) return true;
  const { client_id: id, client_secret: secret } = await keptClient(signIn);
  return id === oauth.clientId && secret === oauth.clientSecret;
}

/**
 * Makes the sign-in ready for a page: what was registered for another address is forgotten, and the client that the
 * configuration names is kept for the authorization server that the MCP server names now. Its secret is shown to that one
 * only, whatever the MCP server names later.
 */
export async function prepareLogin(signIn: McpSignIn, server: HttpServerConfig): Promise<void> {
  const { provider } = signIn;
  const { url, oauth } = server;
  const address = String(provider.redirectUrl);
  const { redirect_uris: registered } = await keptClient(signIn);
  const isKept = await isClientKept(signIn, server);
  if (registered !== undefined && !(isKept && registered.includes(address))) await signIn.signOut('all');
  else if (isKept) return;
  if (oauth === undefined) return;
  const { authorizationServerUrl, authorizationServerMetadata } = await discoverOAuthServerInfo(url);
  const { clientId: client_id, clientSecret: client_secret } = oauth;
  const client = { client_id, redirect_uris: [address], ...(client_secret !== undefined && { client_secret }) };
  await provider.saveClientInformation?.(client, {
    issuer: authorizationServerMetadata?.issuer ?? authorizationServerUrl,
  });
}

/** True when the configuration itself says how the server is spoken to, so that no sign-in is wanted. */
export function hasOwnAuthorization({ headers }: HttpServerConfig): boolean {
  return Object.keys(headers).some((header) => header.toLowerCase() === 'authorization');
}

/** A page is opened by `login` alone: other commands often run where nobody looks. */
export function sendToLogin(name: string, file: string): never {
  throw new CliError(`it wants a sign-in: npx @sallyport/cli login ${quote(name)} --config ${quote(file)}`);
}

function quote(word: string): string {
  return /^[\w./:@-]+$/u.test(word) ? word : JSON.stringify(word);
}
