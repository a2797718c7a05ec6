import { WebSocket } from 'ws';

import type { BenchSystem } from '../run/system.ts';
import type { BenchReply } from './worker.ts';

/** One socket to the Worker, and the systems behind it as the measuring loop knows them. */
export interface Connection extends Disposable {
  system(name: string): BenchSystem;
}

/** Opens the socket. */
export async function connect(url: string): Promise<Connection> {
  const socket = new WebSocket(url, { perMessageDeflate: false });
  const waiting = new Map<number, (reply: BenchReply) => void>();
  let count = 0;
  await new Promise((resolve, reject) => {
    socket.once('open', resolve);
    socket.once('error', reject);
  });
  socket.on('message', (data: Buffer) => {
    const reply = JSON.parse(data.toString()) as BenchReply;
    waiting.get(reply.id)?.(reply);
    waiting.delete(reply.id);
  });
  const ask = (system: string, code: string): Promise<BenchReply> =>
    new Promise((resolve) => {
      const id = ++count;
      waiting.set(id, resolve);
      socket.send(JSON.stringify({ id, system, code }));
    });
  return {
    system: (name) => ({
      name,
      placement: 'child',
      setup: async () => {},
      run: async (code) => {
        const reply = await ask(name === nothing ? '' : name, code);
        if ('error' in reply) throw new Error(reply.error);
        const { value, length, lines } = reply;
        return { value: length === undefined ? value : Array.from({ length }), lines };
      },
      dispose: async () => {},
    }),
    [Symbol.dispose]: () => socket.close(),
  };
}

/** The system that does nothing: what asking over the socket costs. */
export const nothing = 'nothing';
