import { ToolError } from '@sallyport/contract';

import type { SecurityNeed } from './operation/operation.ts';

/** A credential: the key or token itself, or a name and password where the scheme is basic. */
export type OpenApiCredential = string | { readonly username: string; readonly password: string };

/** What a credential is wanted for. */
export interface CredentialRequest {
  /** The name of the security scheme in the document. */
  readonly scheme: string;
  /** OAuth scopes the operation asks for. */
  readonly scopes: readonly string[];
  /** The tool that is called. */
  readonly tool: string;
  readonly signal: AbortSignal;
}

/**
 * Credentials by the name of their security scheme, or functions that give them, asked before each request. A function
 * that gives `undefined` leaves the scheme to the host's own `request`.
 */
export type OpenApiSecurity = Readonly<
  Record<
    string,
    | OpenApiCredential
    | ((request: CredentialRequest) => OpenApiCredential | undefined | PromiseLike<OpenApiCredential | undefined>)
  >
>;

/** A credential on its way into a request. */
export interface Carried {
  readonly carrier: SecurityNeed['carrier'];
  /** What is put in place. */
  readonly value: string;
  /** Every text that must not come back: the value and what it was made of. */
  readonly secrets: readonly string[];
}

/** Asks the host for the credentials of one call. The values stay on the host. */
export async function takeCredentials(
  needs: readonly SecurityNeed[],
  security: OpenApiSecurity | undefined,
  call: { readonly tool: string; readonly signal: AbortSignal },
): Promise<readonly Carried[]> {
  const taken = await Promise.all(
    needs.map(async ({ scheme, scopes, carrier }) => {
      const given = security !== undefined && Object.hasOwn(security, scheme) ? security[scheme] : undefined;
      const credential = typeof given === 'function' ? await ask(given, { scheme, scopes, ...call }) : given;
      return credential === undefined ? [] : [carry(carrier, credential)];
    }),
  );
  return taken.flat();
}

async function ask(
  give: Extract<OpenApiSecurity[string], (...parts: never[]) => unknown>,
  request: CredentialRequest,
): Promise<OpenApiCredential | undefined> {
  try {
    return await give(request);
  } catch (cause) {
    request.signal.throwIfAborted();
    throw new ToolError('The host has no credential for this call.', { code: 'credential_unavailable', cause });
  }
}

function carry(carrier: SecurityNeed['carrier'], credential: OpenApiCredential): Carried {
  if (typeof credential === 'object') {
    const encoded = base64OfText(`${credential.username}:${credential.password}`);
    return { carrier, value: `Basic ${encoded}`, secrets: [encoded, credential.password] };
  }
  // A text for a basic scheme is what would stand behind the word.
  const word = carrier.kind === 'basic' ? 'Basic' : carrier.kind === 'authorization' ? carrier.word : undefined;
  return { carrier, value: word === undefined ? credential : `${word} ${credential}`, secrets: [credential] };
}

function base64OfText(text: string): string {
  return btoa(String.fromCharCode(...new TextEncoder().encode(text)));
}
