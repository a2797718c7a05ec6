import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { CallToolRequestSchema, ListToolsRequestSchema } from '@modelcontextprotocol/sdk/types.js';
import type { Json } from '@sallyport/contract';

import { readCorpus } from './corpus.ts';
import { type ReceivedCall, findExchange } from './find-exchange.ts';
import { playAnswer, unrecorded } from './play-answer.ts';
import type { Recording, State } from './recording.ts';

/** One client's time with a recorded server. Nothing in it outlasts it. */
export interface Session {
  /** Speaks MCP. Whoever connects it closes it. */
  readonly server: McpServer;
  /** Every call, in the order they came. */
  readonly received: readonly ReceivedCall[];
  /** Calls that nobody recorded. */
  readonly unrecorded: readonly ReceivedCall[];
  /** What the server remembers now. */
  state(): State;
}

/** An MCP server that lists the tools of the corpus and answers as was recorded. */
export function createSession(name: string, recording: Recording): Session {
  const tools = readCorpus(recording.server);
  const received: ReceivedCall[] = [];
  const unknown: ReceivedCall[] = [];
  let state: State = recording.state ?? {};
  const server = new McpServer({ name, version: '1.0.0' }, { capabilities: { tools: {} } });
  server.server.setRequestHandler(ListToolsRequestSchema, () => ({ tools: [...tools] as never[] }));
  server.server.setRequestHandler(CallToolRequestSchema, ({ params }) => {
    const call: ReceivedCall = { tool: params.name, input: (params.arguments ?? {}) as Record<string, Json> };
    received.push(call);
    const exchange = findExchange(recording, call, state);
    if (exchange === undefined) {
      unknown.push(call);
      return unrecorded(call);
    }
    state = { ...state, ...exchange.then };
    return playAnswer(exchange.answer, call);
  });
  return { server, received, unrecorded: unknown, state: () => state };
}
