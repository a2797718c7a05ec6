import { randomUUID } from 'node:crypto';

import { onTestFinished } from 'vitest';

import { type ChatAnswer, type ChatClient, openChat } from './chat-client.ts';
import type { StartedWorker } from './start-worker.ts';
import type { AgentLook, AgentOrder } from './worker/agent-order.ts';

/** A new agent, and everything a test does with it. */
export interface AgentClient {
  readonly name: string;
  /** Has the model run this program, then say `done`. */
  run(code: string, options?: Parameters<ChatClient['send']>[2]): Promise<ChatAnswer>;
  /** What the model was told of the program run last. */
  told(answer: ChatAnswer): string;
  order(order: AgentOrder): Promise<AgentLook & { readonly id: string }>;
  look(): Promise<AgentLook>;
  chat(): Promise<ChatClient>;
  /** Ends the object while nothing is under way, as hibernation does; the next call wakes it up. */
  evict(): Promise<void>;
  /** Ends the object whatever is under way, as a deployment does. */
  crash(): Promise<void>;
}

/** An agent nobody has talked to yet. */
export function createAgentClient(worker: StartedWorker): AgentClient {
  const name = randomUUID();
  const order: AgentClient['order'] = async (body) => {
    const url = new URL(`/agents/chat-agent/${name}`, worker.url);
    const response = await fetch(url, { method: 'POST', body: JSON.stringify(body) });
    if (!response.ok) throw new Error(await response.text());
    return (await response.json()) as AgentLook & { readonly id: string };
  };
  let opened: Promise<ChatClient> | undefined;
  const chat = (): Promise<ChatClient> => {
    opened ??= openChat(worker.url, 'chat-agent', name);
    return opened;
  };
  onTestFinished(async () => (await opened)?.close());
  return {
    name,
    order,
    chat,
    look: () => order({ do: 'look' }),
    run: async (code, options) => {
      const script = [{ calls: [{ id: 'one', tool: 'execute_code', input: { code } }] }, { text: 'done' }];
      return (await chat()).send('Go on.', { script }, options);
    },
    told: ({ chunks }) => {
      const ends = chunks.filter(({ type, preliminary }) => type === 'tool-output-available' && preliminary !== true);
      return String((ends.at(-1)?.['output'] as { readonly text?: string } | undefined)?.text);
    },
    async crash() {
      opened = undefined;
      await order({ do: 'crash' }).catch(() => undefined);
    },
    async evict() {
      (await opened)?.close();
      opened = undefined;
      await worker.evict('ChatAgent', name);
    },
  };
}
