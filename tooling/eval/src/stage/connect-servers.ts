import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';

import { listCorpus, namespaceOf, readCorpus, type CorpusTool } from '../recording/corpus.ts';
import type { Session } from '../recording/create-session.ts';
import { readRecording, silent } from '../recording/recording.ts';
import type { RecordedServers } from '../recording/serve-recordings.ts';
import type { Task } from '../task/task.ts';

/** A client of one recorded server, and what happens behind it. */
export interface Connection {
  readonly namespace: string;
  readonly client: Client;
  readonly tools: readonly CorpusTool[];
  readonly session: Session;
}

/** The servers of a task as they are at its beginning. */
export interface Connections extends AsyncDisposable {
  readonly all: readonly Connection[];
}

/** Connects a client to every server of a task, each in a session of its own. Rejects with `signal.reason` on abort. */
export async function connectServers(task: Task, servers: RecordedServers, signal: AbortSignal): Promise<Connections> {
  await using stack = new AsyncDisposableStack();
  const all = await Promise.all(
    recordingsOf(task).map(async ([namespace, recording]): Promise<Connection> => {
      const client = new Client({ name: 'sallyport-eval', version: '1.0.0' });
      const transport = new StreamableHTTPClientTransport(servers.urlOf(recording));
      stack.defer(() => client.close());
      await client.connect(transport, { signal });
      const session = servers.sessionOf(transport.sessionId);
      return { namespace, client, session, tools: readCorpus(readRecording(recording).server) };
    }),
  );
  const open = stack.move();
  return { all, [Symbol.asyncDispose]: () => open.disposeAsync() };
}

function recordingsOf({ servers, wholeCorpus = false }: Task): readonly (readonly [string, string])[] {
  const own = Object.entries(servers);
  if (!wholeCorpus) return own;
  const taken = new Set(own.map(([, recording]) => readRecording(recording).server));
  const rest = listCorpus().filter((server) => !taken.has(server));
  return [...own, ...rest.map((server) => [namespaceOf(server), `${silent}${server}`] as const)];
}
