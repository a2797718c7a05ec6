import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text as readText } from 'node:stream/consumers';

import type { ScriptedTurn } from '@sallyport/conformance';

/** What is read of one request to the Messages API. */
export interface MessagesBody {
  readonly system?: string | readonly { readonly text: string }[];
  readonly tools?: readonly { readonly name: string; readonly description: string; readonly input_schema: object }[];
  readonly messages: readonly { readonly role: string; readonly content: string | readonly ResultBlock[] }[];
}

/** A block of a message; of interest are tool results. */
export interface ResultBlock {
  readonly type: string;
  readonly tool_use_id: string;
  readonly content: string | readonly ContentBlock[];
}

/** A block in a tool result. */
export interface ContentBlock {
  readonly type: string;
  readonly text?: string;
  readonly source?: { readonly media_type: string; readonly data: string };
}

/** The Messages API on a loopback port, with a model that plays a script. Streams as the real one does. */
export async function openScriptedApi(
  turns: readonly ScriptedTurn[],
  toToolName: (name: string) => string,
): Promise<{ url: string; requests: MessagesBody[] } & AsyncDisposable> {
  const requests: MessagesBody[] = [];
  const respond = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = await readText(request);
    if (request.method !== 'POST' || !/^\/v1\/messages(\?|$)/u.test(request.url ?? '')) {
      response.writeHead(404).end();
      return;
    }
    const turn = turns[requests.length] ?? { text: 'the script is over' };
    requests.push(JSON.parse(body) as MessagesBody);
    streamTurn(response, toBlocks(turn, toToolName));
  };
  const server = createServer((request, response) => void respond(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

interface Block {
  readonly start: object;
  readonly delta: object;
  readonly isCall: boolean;
}

function toBlocks(turn: ScriptedTurn, toToolName: (name: string) => string): readonly Block[] {
  if ('text' in turn) {
    return [{ start: { type: 'text', text: '' }, delta: { type: 'text_delta', text: turn.text }, isCall: false }];
  }
  return turn.calls.map(({ id, tool, input }) => ({
    start: { type: 'tool_use', id, name: toToolName(tool), input: {} },
    delta: { type: 'input_json_delta', partial_json: JSON.stringify(input) },
    isCall: true,
  }));
}

function streamTurn(response: ServerResponse, blocks: readonly Block[]): void {
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  const send = (type: string, data: object): void => {
    response.write(`event: ${type}\ndata: ${JSON.stringify({ type, ...data })}\n\n`);
  };
  const usage = { input_tokens: 1, output_tokens: 1 };
  const empty = { stop_reason: null, stop_sequence: null };
  const message = { id: 'msg', type: 'message', role: 'assistant', model: 'claude-test', content: [], usage, ...empty };
  send('message_start', { message });
  for (const [index, { start, delta }] of blocks.entries()) {
    send('content_block_start', { index, content_block: start });
    send('content_block_delta', { index, delta });
    send('content_block_stop', { index });
  }
  const stopReason = blocks.some(({ isCall }) => isCall) ? 'tool_use' : 'end_turn';
  send('message_delta', { delta: { stop_reason: stopReason, stop_sequence: null }, usage: { output_tokens: 1 } });
  send('message_stop', {});
  response.end();
}
