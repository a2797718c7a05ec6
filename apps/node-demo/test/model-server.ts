import { type IncomingMessage, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import { onTestFinished } from 'vitest';

/** What the demo asked of the server. */
export interface ModelRequest {
  readonly model: string;
  readonly messages: readonly { readonly role: string; readonly content: unknown }[];
  readonly tools: readonly { readonly function: { readonly name: string } }[];
}

/** A server on this machine that speaks as OpenAI-compatible ones do: writes one program, then tells its result. */
export async function startModelServer(
  program: string,
): Promise<{ readonly url: string; readonly requests: readonly ModelRequest[] }> {
  const requests: ModelRequest[] = [];
  const server = createServer((request, response) => {
    if (request.url === '/v1/models') {
      response.end(JSON.stringify({ object: 'list', data: [{ id: 'small-local-model', object: 'model' }] }));
      return;
    }
    void readBody(request).then((body) => {
      const asked = JSON.parse(body) as ModelRequest;
      requests.push(asked);
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      const { role, content } = asked.messages.at(-1) ?? { role: '', content: '' };
      const parts = role === 'tool' ? answerParts(String(content)) : callParts(program);
      for (const part of parts) response.write(`data: ${JSON.stringify(chunk(part))}\n\n`);
      response.end('data: [DONE]\n\n');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`, requests };
}

async function readBody(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const piece of request) body += String(piece);
  return body;
}

interface Part {
  readonly delta: object;
  readonly finish_reason: string | null;
}

function chunk(part: Part): object {
  return {
    id: 'c1',
    object: 'chat.completion.chunk',
    created: 1,
    model: 'small-local-model',
    choices: [{ index: 0, ...part }],
  };
}

function answerParts(result: string): readonly Part[] {
  return [
    { delta: { role: 'assistant', content: 'The program said: ' }, finish_reason: null },
    { delta: { content: result.replaceAll(/\s+/g, ' ') }, finish_reason: null },
    { delta: {}, finish_reason: 'stop' },
  ];
}

function callParts(program: string): readonly Part[] {
  const text = JSON.stringify({ code: program });
  const call = { index: 0, id: 'call-1', type: 'function', function: { name: 'execute_code', arguments: '' } };
  const pieces = [text.slice(0, 20), text.slice(20)];
  return [
    { delta: { role: 'assistant', tool_calls: [call] }, finish_reason: null },
    ...pieces.map((piece) => ({
      delta: { tool_calls: [{ index: 0, function: { arguments: piece } }] },
      finish_reason: null,
    })),
    { delta: {}, finish_reason: 'tool_calls' },
  ];
}
