// A page's side of the chat, without a page: one question to the agent, in the framework's own protocol.
import { argv } from 'node:process';

/** What the agent says. */
export async function ask(url: URL, question: string): Promise<string> {
  const address = new URL('/agents/assistant/visitor', url);
  address.protocol = 'ws:';
  const socket = new WebSocket(address);
  await new Promise((resolve) => socket.addEventListener('open', resolve, { once: true }));
  const messages = [{ id: 'message-1', role: 'user', parts: [{ type: 'text', text: question }] }];
  const init = { method: 'POST', body: JSON.stringify({ messages }) };
  socket.send(JSON.stringify({ type: 'cf_agent_use_chat_request', id: 'request-1', init }));
  let text = '';
  await new Promise<void>((resolve) => {
    socket.addEventListener('message', ({ data }) => {
      const frame = JSON.parse(String(data)) as { type: string; id?: string; body?: string; done?: boolean };
      if (frame.type !== 'cf_agent_use_chat_response' || frame.id !== 'request-1') return;
      const chunk = JSON.parse(frame.body || '{}') as { type?: string; delta?: string };
      if (chunk.type === 'text-delta') text += chunk.delta ?? '';
      if (frame.done) resolve();
    });
  });
  socket.close();
  return text;
}

if (import.meta.main) {
  console.log(await ask(new URL(argv[2] ?? 'http://localhost:8787'), 'How many pears and plums are there?'));
}
