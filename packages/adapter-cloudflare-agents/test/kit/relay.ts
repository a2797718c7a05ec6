import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

import type { NativeToolPlan } from '@sallyport/conformance';
import type { CodeTool, Json } from '@sallyport/contract';

import type { RelayLine } from './relay-line.ts';

/**
 * Where the kit's functions stay: the Worker calls them by id over HTTP, `/<function>/<call>`, and aborts a call by
 * `DELETE`. So the agent loop runs in workerd, and the kit, which watches signals and promises, in the process of the tests.
 */
export interface Relay {
  readonly url: string;
  /** Gives a function an id for the Worker. */
  share(serve: RelayFunction): string;
  close(): void;
}

/** Serves one call. */
export type RelayFunction = (
  input: unknown,
  call: { readonly signal: AbortSignal; readonly onEvent: (event: unknown) => void },
) => Promise<unknown>;

/** Starts the relay on a loopback port. */
export async function startRelay(): Promise<Relay> {
  const shared = new Map<string, RelayFunction>();
  const calls = new Map<string, AbortController>();
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const [, id = '', callId = ''] = (request.url ?? '').split('/');
    if (request.method === 'DELETE') {
      calls.get(callId)?.abort(new Error('the caller aborted'));
      response.end();
      return;
    }
    const gone = new AbortController();
    calls.set(callId, gone);
    const write = (line: RelayLine): void => void response.write(`${JSON.stringify(line)}\n`);
    try {
      const serve = shared.get(id);
      if (serve === undefined) throw new Error(`nothing is shared as ${request.url ?? ''}`);
      const input = await readJson(request);
      response.writeHead(200);
      // Headers leave with the first byte, and the Worker waits for them.
      response.flushHeaders();
      const value = await serve(input, { signal: gone.signal, onEvent: (event) => write({ event }) });
      write({ value });
    } catch (error) {
      const { name, message } = error as Error;
      write({ error: { name, message } });
    }
    response.end();
  };
  const http = createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(http.address() as AddressInfo).port}`,
    share(serve) {
      const id = crypto.randomUUID();
      shared.set(id, serve);
      return id;
    },
    close() {
      http.closeAllConnections();
      http.close();
    },
  };
}

/** The code tool's side of the relay. */
export function shareCodeTool(relay: Relay, codeTool: CodeTool): string {
  return relay.share(async (input, { signal, onEvent }) => {
    const { text, isError, media, outcome } = await codeTool.run(input, { signal, onEvent });
    return { text, isError, media: media.map((one) => ({ ...one })), outcome: outcome && { ...outcome } };
  });
}

/** A native tool's side of the relay. */
export function shareTool(relay: Relay, plan: NativeToolPlan): string {
  return relay.share((input, { signal }) => plan.execute(input as Json, { signal }));
}

async function readJson(request: IncomingMessage): Promise<unknown> {
  const parts: Uint8Array[] = [];
  for await (const part of request as AsyncIterable<Uint8Array>) parts.push(part);
  return JSON.parse(Buffer.concat(parts).toString());
}
