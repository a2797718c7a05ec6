import { type IncomingHttpHeaders, type IncomingMessage, type ServerResponse, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

/** A request as it came over the wire: nothing decoded. */
export interface Seen {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer<ArrayBuffer>;
}

export type Handler = (seen: Seen, response: ServerResponse) => void;

const answerEmpty: Handler = (_seen, response) => void response.writeHead(204).end();

/** A real HTTP server on this machine for one test, with what it was asked. */
export async function serve(
  handler: Handler = answerEmpty,
): Promise<{ readonly baseUrl: string; readonly seen: Seen[]; last(): Seen }> {
  const seen: Seen[] = [];
  const server = createServer((request, response) => {
    readAll(request).then(
      (body) => {
        const one = { method: request.method ?? '', url: request.url ?? '', headers: request.headers, body };
        seen.push(one);
        handler(one, response);
      },
      () => response.destroy(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  const last = (): Seen => {
    const one = seen.at(-1);
    if (one === undefined) throw new Error('The server was not asked.');
    return one;
  };
  return { baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, seen, last };
}

async function readAll(request: IncomingMessage): Promise<Buffer<ArrayBuffer>> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.from(Buffer.concat(chunks));
}

/** Answers with a value as JSON. */
export function sendJson(response: ServerResponse, value: unknown, status = 200): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));
}
