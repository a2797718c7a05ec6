import { randomUUID } from 'node:crypto';

import type { AdapterHarness, ModelRequest } from '@sallyport/conformance';
import { ToolError, type ToolProvider, type ToolSpec } from '@sallyport/contract';

import { openChat } from '../chat-client.ts';
import type { KitBringing, KitTask } from '../worker/kit-order.ts';
import { type Relay, shareCodeTool, shareTool } from './relay.ts';

/** The kit's harness: an `AIChatAgent` in workerd for every run, talked to as a page talks to it. */
export function createHarness(where: () => { readonly url: URL; readonly relay: Relay }): AdapterHarness {
  return {
    async runAgent({ codeTool, system, prompt, turns, signal }) {
      const { url, relay } = where();
      const { name, description, inputSchema } = codeTool;
      const agent = randomUUID();
      const chat = await openChat(url, 'kit-agent', agent);
      const task: KitTask = {
        relay: relay.url,
        run: shareCodeTool(relay, codeTool),
        tool: { name, description, inputSchema },
        system,
        turns,
      };
      try {
        const { text } = await chat.send(prompt, { task }, { signal });
        signal.throwIfAborted();
        return { requests: (await ask(url, agent, { do: 'requests' })) as readonly ModelRequest[], text };
      } finally {
        chat.close();
      }
    },
    async bringTools(plans) {
      const { url, relay } = where();
      const agent = randomUUID();
      const tools = plans.map((plan) => ({ ...plan, execute: shareTool(relay, plan) }));
      const bringing: KitBringing = { relay: relay.url, tools };
      const { namespace } = (await ask(url, agent, { do: 'bring', bringing })) as { readonly namespace: string };
      return remoteProvider(namespace, (order) => ask(url, agent, order));
    },
  };
}

/** The provider that stands in the Worker, from here. */
function remoteProvider(namespace: string, order: (body: object) => Promise<unknown>): ToolProvider {
  return {
    namespace,
    listTools: async () => (await order({ do: 'list' })) as readonly ToolSpec[],
    async callTool(name, input, { callId, signal }) {
      const abort = (): void => void order({ do: 'abort', callId });
      signal.addEventListener('abort', abort, { once: true });
      const answer = (await order({ do: 'call', name, input, callId })) as
        | { readonly value: unknown }
        | { readonly error: { readonly message: string; readonly code?: string } };
      signal.removeEventListener('abort', abort);
      signal.throwIfAborted();
      if ('value' in answer) return answer.value;
      const { message, code } = answer.error;
      throw new ToolError(message, code === undefined ? {} : { code });
    },
  };
}

async function ask(url: URL, agent: string, body: object): Promise<unknown> {
  const address = new URL(`/agents/kit-agent/${agent}`, url);
  const response = await fetch(address, { method: 'POST', body: JSON.stringify(body) });
  if (!response.ok) throw new Error(await response.text());
  return response.json();
}
