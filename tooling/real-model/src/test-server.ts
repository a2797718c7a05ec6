import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** What the server was asked. */
export interface ModelRequest {
  readonly model: string;
  readonly stream?: boolean;
  /** The `authorization` header. */
  readonly authorization: string | undefined;
  readonly messages: readonly { readonly role: string; readonly content: unknown }[];
  readonly tools?: readonly { readonly function: { readonly name: string } }[];
}

/** What the model says: words, or calls of tools. */
export type ModelAnswer =
  | { readonly text: string }
  | { readonly calls: readonly { readonly name: string; readonly input: object }[] }
  /** Refuses the request. */
  | { readonly status: number; readonly message: string };

/** A server on this machine that speaks as OpenAI-compatible ones do, streamed or not. */
export interface ModelServer extends Disposable {
  /** For `OPENAI_BASE_URL`. */
  readonly url: string;
  readonly requests: readonly ModelRequest[];
}

const model = 'small-local-model';
const usage = { prompt_tokens: 100, completion_tokens: 20, total_tokens: 120 };

/** Starts it on a free port. `answer` is asked once for every request for a completion. */
export async function startModelServer(answer: (request: ModelRequest) => ModelAnswer): Promise<ModelServer> {
  const requests: ModelRequest[] = [];
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      if (request.url === '/v1/models') return response.end(JSON.stringify({ object: 'list', data: [{ id: model }] }));
      const asked = { ...(JSON.parse(body) as ModelRequest), authorization: request.headers.authorization };
      requests.push(asked);
      const given = answer(asked);
      if ('status' in given) {
        response.writeHead(given.status, { 'content-type': 'application/json' });
        return response.end(JSON.stringify({ error: { message: given.message, type: 'invalid_request_error' } }));
      }
      response.writeHead(200, { 'content-type': asked.stream === true ? 'text/event-stream' : 'application/json' });
      return response.end(asked.stream === true ? streamed(given) : JSON.stringify(whole(given)));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    requests,
    [Symbol.dispose]() {
      server.closeAllConnections();
      server.close();
    },
  };
}

type Said = Exclude<ModelAnswer, { readonly status: number }>;

function whole(answer: Said): object {
  const message =
    'text' in answer
      ? { role: 'assistant', content: answer.text }
      : { role: 'assistant', content: null, tool_calls: answer.calls.map(toCall) };
  const choice = { index: 0, message, finish_reason: reasonOf(answer) };
  return { id: 'c1', object: 'chat.completion', created: 1, model, choices: [choice], usage };
}

/** Words and arguments come in pieces, as they do from a real one. */
function streamed(answer: Said): string {
  const deltas =
    'text' in answer
      ? piecesOf(answer.text).map((content) => ({ role: 'assistant', content }))
      : answer.calls.flatMap((call, index) => {
          const { function: named, ...rest } = toCall(call);
          const start = { index, ...rest, function: { ...named, arguments: '' } };
          const parts = piecesOf(named.arguments).map((piece) => ({ index, function: { arguments: piece } }));
          return [start, ...parts].map((part) => ({ role: 'assistant', tool_calls: [part] }));
        });
  const chunks = deltas.map((delta) => chunkOf({ delta, finish_reason: null }));
  return [...chunks, chunkOf({ delta: {}, finish_reason: reasonOf(answer) }, { usage }), 'data: [DONE]\n\n'].join('');
}

function chunkOf(choice: object, more: object = {}): string {
  const head = { id: 'c1', object: 'chat.completion.chunk', created: 1, model };
  return `data: ${JSON.stringify({ ...head, choices: [{ index: 0, ...choice }], ...more })}\n\n`;
}

function toCall({ name, input }: { readonly name: string; readonly input: object }, index = 0) {
  const called = { name, arguments: JSON.stringify(input) };
  return { id: `call-${index + 1}`, type: 'function', function: called };
}

function piecesOf(words: string): readonly string[] {
  return words.match(/.{1,20}/gs) ?? [];
}

function reasonOf(answer: Said): string {
  return 'text' in answer ? 'stop' : 'tool_calls';
}
