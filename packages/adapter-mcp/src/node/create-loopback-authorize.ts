import { createServer } from 'node:http';

import type { Authorize } from '../connect/create-sign-in.ts';

/**
 * Waits on a loopback port for the person to come back: the redirect URL must be `http://127.0.0.1:<port>/…`. `open`
 * shows the page, by starting a browser or by printing the address.
 */
export function createLoopbackAuthorize(open: (url: URL) => void | Promise<void>): Authorize {
  return async ({ url, redirectUrl, signal }) => {
    const answer = Promise.withResolvers<URL>();
    const server = createServer((request, response) => {
      const asked = new URL(request.url ?? '/', redirectUrl);
      const isIt =
        request.method === 'GET' && asked.pathname === redirectUrl.pathname && isOurs(asked, url.searchParams);
      const words = asked.searchParams.has('code') ? 'The sign-in is on its way.' : 'The sign-in was refused.';
      // The page has its words before the port is closed.
      if (isIt) response.once('close', () => answer.resolve(asked));
      response.writeHead(isIt ? 200 : 404, { 'content-type': 'text/plain; charset=utf-8', connection: 'close' });
      response.end(isIt ? `${words} This page can be closed.\n` : 'Not found.\n');
    });
    const onAbort = (): void => answer.reject(signal.reason);
    signal.addEventListener('abort', onAbort, { once: true });
    server.once('error', answer.reject);
    try {
      signal.throwIfAborted();
      server.listen(Number(redirectUrl.port), redirectUrl.hostname, () => {
        Promise.resolve(open(url)).catch(answer.reject);
      });
      return await answer.promise;
    } finally {
      signal.removeEventListener('abort', onAbort);
      server.close();
      server.closeAllConnections();
    }
  };
}

/** Any page in the browser can reach this port; only the answer to our question has its state. */
function isOurs({ searchParams }: URL, asked: URLSearchParams): boolean {
  return !asked.has('state') || searchParams.get('state') === asked.get('state');
}
