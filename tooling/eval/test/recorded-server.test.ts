import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import type { CallToolResult } from '@modelcontextprotocol/sdk/types.js';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';

import { readCorpus } from '../src/recording/corpus.ts';
import type { Session } from '../src/recording/create-session.ts';
import { type RecordedServers, serveRecordings } from '../src/recording/serve-recordings.ts';

let servers: RecordedServers;
beforeAll(async () => void (servers = await serveRecordings()));
afterAll(() => servers[Symbol.asyncDispose]());

type Call = (tool: string, input: Record<string, unknown>) => Promise<CallToolResult>;

async function connect(recording: string): Promise<{ client: Client; session: Session; call: Call }> {
  const client = new Client({ name: 'tests', version: '1.0.0' });
  const transport = new StreamableHTTPClientTransport(servers.urlOf(recording));
  await client.connect(transport);
  onTestFinished(() => client.close());
  return {
    client,
    session: servers.sessionOf(transport.sessionId),
    call: async (name, input) => (await client.callTool({ name, arguments: input })) as CallToolResult,
  };
}

function textOf({ content: [part] }: CallToolResult): string {
  return part?.type === 'text' ? part.text : '';
}

const repo = { owner: 'harbour', repo: 'tea' };
const issue = { ...repo, title: 'Kettle 3 leaks', labels: ['bug'] };

test('lists the tools of the corpus as they are', async () => {
  const { client } = await connect('github-harbour');
  const { tools } = await client.listTools();
  expect(tools).toEqual(readCorpus('modelcontextprotocol__server-github'));
});

test('remembers what was done, within one connection', async () => {
  const first = await connect('github-harbour');
  expect(await first.call('get_issue', { ...repo, issue_number: 143 })).toMatchObject({ isError: true });
  await first.call('create_issue', issue);
  expect(JSON.parse(textOf(await first.call('get_issue', { ...repo, issue_number: 143 })))).toMatchObject({
    title: 'Kettle 3 leaks',
  });
  expect(first.session.state()).toMatchObject({ issue: 'opened' });
  await first.call('create_issue', issue);
  expect(first.session.state()).toMatchObject({ issue: 'opened twice' });

  const second = await connect('github-harbour');
  expect(await second.call('get_issue', { ...repo, issue_number: 143 })).toMatchObject({ isError: true });
  expect(second.session.state()).toMatchObject({ issue: 'none' });
});

test('gives one page of a list, of the size that was asked for and no larger than the server allows', async () => {
  const { call } = await connect('github-harbour');
  const shas = async (input: object): Promise<readonly string[]> => {
    const page = JSON.parse(textOf(await call('list_commits', { ...repo, ...input }))) as { readonly sha: string }[];
    return page.map(({ sha }) => sha);
  };
  const all = await shas({ perPage: 1_000 });
  expect(all).toHaveLength(95);
  expect(await shas({})).toEqual(all.slice(0, 30));
  expect(await shas({ page: 4 })).toEqual(all.slice(90));
  expect(await shas({ page: 2, perPage: 10 })).toEqual(all.slice(10, 20));
  expect(await shas({ page: 9 })).toEqual([]);
});

test('a call nobody recorded fails and is remembered as such', async () => {
  const { call, session } = await connect('github-harbour');
  const input = { ...repo, state: 'closed' };
  const result = await call('list_issues', input);
  expect(result.isError).toBe(true);
  expect(textOf(result)).toBe('This server holds no recorded answer to list_issues with these arguments.');
  await call('list_issues', { ...repo, sort: 'created' });
  expect(session.received).toHaveLength(2);
  expect(session.unrecorded).toEqual([{ tool: 'list_issues', input }]);
});

test('a picture comes as a picture', async () => {
  const { call } = await connect('mapbox-north');
  const center = { longitude: 9.9663, latitude: 53.5459 };
  const { content } = await call('static_map_image_tool', { center, zoom: 12, size: { width: 400, height: 300 } });
  expect(content).toMatchObject([
    { type: 'image', mimeType: 'image/png', data: expect.stringMatching(/^iVBORw0KGgo/) },
  ]);
});
