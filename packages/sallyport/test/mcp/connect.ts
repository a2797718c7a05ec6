import { Client as SecondClient, StreamableHTTPClientTransport as SecondHttp } from '@modelcontextprotocol/client';
import { Client as FirstClient } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport as FirstHttp } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import {
  ElicitRequestSchema,
  LoggingMessageNotificationSchema,
  ToolListChangedNotificationSchema,
} from '@modelcontextprotocol/sdk/types.js';
import { expect, onTestFinished } from 'vitest';

/** What a client heard and how it answers, told the same way for both SDKs. */
export interface Heard {
  readonly logs: { readonly level: string; readonly logger?: string | undefined; readonly data?: unknown }[];
  readonly questions: unknown[];
  changes: number;
}

interface Progress {
  readonly progress: number;
  readonly total?: number | undefined;
  readonly message?: string | undefined;
}

/** One connected client. */
export interface TestClient {
  readonly heard: Heard;
  listTools(): Promise<readonly { name: string; description?: string | undefined; outputSchema?: unknown }[]>;
  call(
    name: string,
    input: Record<string, unknown>,
    options?: { signal?: AbortSignal; onprogress?: (progress: Progress) => void },
  ): Promise<{
    content: Readonly<Record<string, unknown>>[];
    structuredContent?: unknown;
    isError?: boolean | undefined;
  }>;
}

const about = { name: 'tests', version: '1.0.0' };
const capabilities = { elicitation: { form: {}, url: {} } };
const answer = { action: 'accept' as const, content: { username: 'ada', email: 'ada@example.com' } };

/** The 1.x client over HTTP. */
export async function connectFirst(url: URL): Promise<TestClient> {
  const client = new FirstClient(about, { capabilities });
  const heard: Heard = { logs: [], questions: [], changes: 0 };
  client.setRequestHandler(ElicitRequestSchema, ({ params }) => {
    heard.questions.push(params);
    return answer;
  });
  client.setNotificationHandler(LoggingMessageNotificationSchema, ({ params }) => void heard.logs.push(params));
  client.setNotificationHandler(ToolListChangedNotificationSchema, () => void (heard.changes += 1));
  await client.connect(new FirstHttp(url));
  onTestFinished(() => client.close());
  return {
    heard,
    listTools: async () => (await client.listTools()).tools,
    call: async (name, input, options) =>
      (await client.callTool({ name, arguments: input }, undefined, options)) as Awaited<
        ReturnType<TestClient['call']>
      >,
  };
}

/** The 2.x client over HTTP, of the old protocol or of the new one. */
export async function connectSecond(url: URL, mode: 'legacy' | 'auto' = 'legacy'): Promise<TestClient> {
  const client = new SecondClient(about, { capabilities, ...(mode === 'auto' && { versionNegotiation: { mode } }) });
  const heard: Heard = { logs: [], questions: [], changes: 0 };
  client.setRequestHandler('elicitation/create', ({ params }) => {
    heard.questions.push(params);
    return answer;
  });
  client.setNotificationHandler('notifications/message', ({ params }) => void heard.logs.push(params));
  client.setNotificationHandler('notifications/tools/list_changed', () => void (heard.changes += 1));
  await client.connect(new SecondHttp(url));
  expect(client.getProtocolEra()).toBe(mode === 'auto' ? 'modern' : 'legacy');
  onTestFinished(() => client.close());
  return {
    heard,
    listTools: async () => (await client.listTools()).tools,
    call: async (name, input, options) => client.callTool({ name, arguments: input }, options),
  };
}
