import { randomUUID } from 'node:crypto';

/** A part of the UI message stream. */
export type ChatChunk = { readonly type: string } & Readonly<Record<string, unknown>>;

/** One answer of the agent, as the page sees it. */
export interface ChatAnswer {
  readonly chunks: readonly ChatChunk[];
  /** All text deltas. */
  readonly text: string;
}

/** A page's side of the chat, in the framework's own protocol. */
export interface ChatClient {
  /** Sends one user message. `body` travels beside the messages, as `sendMessage(…, { body })` of a page does. */
  send(
    text: string,
    body: object,
    options?: { readonly signal?: AbortSignal; readonly onChunk?: (chunk: ChatChunk) => void },
  ): Promise<ChatAnswer>;
  /** Answers a question of the framework whether a tool may run. */
  approve(toolCallId: string, approved: boolean): void;
  close(): void;
}

interface Frame {
  readonly type: string;
  readonly id?: string;
  readonly body?: string;
  readonly done?: boolean;
  readonly error?: boolean;
}

/** Opens a chat with an agent. */
export async function openChat(url: URL, agent: string, name: string): Promise<ChatClient> {
  const address = new URL(`/agents/${agent}/${name}`, url);
  address.protocol = 'ws:';
  const socket = new WebSocket(address);
  await new Promise((resolve, reject) => {
    socket.addEventListener('open', resolve, { once: true });
    socket.addEventListener('error', reject, { once: true });
  });
  const messages: object[] = [];
  return {
    close: () => socket.close(),
    approve: (toolCallId, approved) =>
      socket.send(JSON.stringify({ type: 'cf_agent_tool_approval', toolCallId, approved, autoContinue: true })),
    send(text, body, { signal, onChunk } = {}) {
      const id = randomUUID();
      messages.push({ id: randomUUID(), role: 'user', parts: [{ type: 'text', text }] });
      const chunks: ChatChunk[] = [];
      const answer = Promise.withResolvers<ChatAnswer>();
      const listen = ({ data }: MessageEvent): void => {
        const frame = JSON.parse(String(data)) as Frame;
        if (frame.type !== 'cf_agent_use_chat_response' || frame.id !== id) return;
        if (frame.error === true) answer.reject(new Error(frame.body));
        if (frame.body !== undefined && frame.body !== '') {
          for (const chunk of readChunks(frame.body)) {
            chunks.push(chunk);
            onChunk?.(chunk);
          }
        }
        if (frame.done === true) answer.resolve({ chunks, text: textOf(chunks) });
      };
      const lost = (): void => answer.reject(new Error('The connection was closed.'));
      socket.addEventListener('message', listen);
      socket.addEventListener('close', lost);
      const cancel = (): void => socket.send(JSON.stringify({ type: 'cf_agent_chat_request_cancel', id }));
      signal?.addEventListener('abort', cancel);
      const init = { method: 'POST', body: JSON.stringify({ messages, trigger: 'submit-message', ...body }) };
      socket.send(JSON.stringify({ type: 'cf_agent_use_chat_request', id, init }));
      return answer.promise.finally(() => {
        socket.removeEventListener('message', listen);
        socket.removeEventListener('close', lost);
        signal?.removeEventListener('abort', cancel);
      });
    },
  };
}

function readChunks(body: string): readonly ChatChunk[] {
  return [JSON.parse(body) as ChatChunk];
}

function textOf(chunks: readonly ChatChunk[]): string {
  return chunks.flatMap(({ type, delta }) => (type === 'text-delta' ? [String(delta)] : [])).join('');
}
