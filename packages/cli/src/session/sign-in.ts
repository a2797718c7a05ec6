import { type Authorize, createSignIn, type McpSignIn } from '@sallyport/adapter-mcp/connect';
import { createFileStore } from '@sallyport/adapter-mcp/node';

import { CliError } from '../cli-error.ts';
import type { ServerConfig } from '../config/server-config.ts';
import { signInPort } from '../constants.ts';
import { userFile } from '../user-folder.ts';

/** A server over HTTP. */
export type HttpServerConfig = ServerConfig & { readonly kind: 'http' };

/** Where sign-ins are kept: a file that only its owner can read. */
export function signInFile(): string {
  return userFile('sign-ins.json');
}

/** The sign-in of one server, kept in the person's own file. */
export function createServerSignIn(
  { url }: HttpServerConfig,
  { authorize, port = signInPort }: { readonly authorize: Authorize; readonly port?: number },
): McpSignIn {
  return createSignIn({
    url,
    redirectUrl: `http://127.0.0.1:${port}/callback`,
    authorize,
    store: createFileStore(signInFile()),
  });
}

/** True when the configuration itself says how the server is spoken to, so that no sign-in is wanted. */
export function hasOwnAuthorization({ headers }: HttpServerConfig): boolean {
  return Object.keys(headers).some((header) => header.toLowerCase() === 'authorization');
}

/** A page is opened by `login` alone: other commands often run where nobody looks. */
export function sendToLogin(name: string, file: string): Authorize {
  return async () => {
    throw new CliError(`it wants a sign-in: npx @sallyport/cli login ${quote(name)} --config ${quote(file)}`);
  };
}

function quote(word: string): string {
  return /^[\w./:@-]+$/u.test(word) ? word : JSON.stringify(word);
}
