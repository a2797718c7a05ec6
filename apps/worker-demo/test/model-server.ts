import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

import { onTestFinished } from 'vitest';

/** What the Worker asked of the model. */
export interface ModelRequest {
  readonly key: string | undefined;
  readonly messages: readonly { readonly role: string; readonly content: unknown }[];
  readonly tools: readonly { readonly function: { readonly name: string } }[];
}

/** A server on this machine that speaks as OpenAI-compatible ones do: writes one program, then tells its result. */
export async function startModelServer(
  program: string,
): Promise<{ readonly url: string; readonly requests: readonly ModelRequest[] }> {
  const requests: ModelRequest[] = [];
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      if (request.url === '/v1/models') return response.end(JSON.stringify({ data: [{ id: 'small-local-model' }] }));
      const asked = JSON.parse(body) as Omit<ModelRequest, 'key'>;
      requests.push({ ...asked, key: request.headers.authorization });
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      const { role, content } = asked.messages.at(-1) ?? { role: '', content: '' };
      const deltas = role === 'tool' ? [{ role: 'assistant', content: `It said: ${String(content)}` }] : call(program);
      const reason = role === 'tool' ? 'stop' : 'tool_calls';
      for (const delta of deltas) response.write(chunk({ delta, finish_reason: null }));
      response.write(
        chunk({ delta: {}, finish_reason: reason }, { prompt_tokens: 100, completion_tokens: 20, total_tokens: 120 }),
      );
      return response.end('data: [DONE]\n\n');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`, requests };
}

function chunk(choice: object, usage?: object): string {
  const head = { id: 'c1', object: 'chat.completion.chunk', created: 1, model: 'small-local-model' };
  return `data: ${JSON.stringify({ ...head, choices: [{ index: 0, ...choice }], ...(usage && { usage }) })}\n\n`;
}

function call(program: string): readonly object[] {
  const json = JSON.stringify({ code: program });
  const pieces = json.match(/.{1,12}/gs) ?? [];
  const start = { index: 0, id: 'call-1', type: 'function', function: { name: 'execute_code', arguments: '' } };
  return [
    { role: 'assistant', tool_calls: [start] },
    ...pieces.map((piece) => ({ tool_calls: [{ index: 0, function: { arguments: piece } }] })),
  ];
}
