// Code Mode in the Claude Agent SDK. Its API is a script on a loopback port; leave `env` out to ask the real one.
// The SDK runs a program of its own, which this version brings along and newer ones fetch for your platform.
import { createSdkMcpServer, query } from '@anthropic-ai/claude-agent-sdk';
import { toClaudeAgentSdk } from '@sallyport/adapter-claude-agent-sdk';
import { createIsolatedVmSandbox } from '@sallyport/sandbox-isolated-vm';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { env } from 'node:process';
import { text as readText } from 'node:stream/consumers';
import { createCodeMode } from 'sallyport';

import { answer, question, shop } from './shop.ts';

async function respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { messages } = JSON.parse((await readText(request)) || '{}');
  const turn = answer(messages ?? '');
  const isText = 'text' in turn;
  const block = isText
    ? { type: 'text', text: '' }
    : { type: 'tool_use', id: '1', name: 'mcp__codemode__execute_code', input: {} };
  const delta = isText
    ? { type: 'text_delta', ...turn }
    : { type: 'input_json_delta', partial_json: JSON.stringify(turn) };
  const usage = { input_tokens: 1, output_tokens: 1 };
  const message = { id: 'message', type: 'message', role: 'assistant', model: 'scripted', content: [], usage };
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  for (const event of [
    { type: 'message_start', message },
    { type: 'content_block_start', index: 0, content_block: block },
    { type: 'content_block_delta', index: 0, delta },
    { type: 'content_block_stop', index: 0 },
    { type: 'message_delta', delta: { stop_reason: isText ? 'end_turn' : 'tool_use' }, usage },
    { type: 'message_stop' },
  ]) {
    response.write(`event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`);
  }
  response.end();
}

const api = createServer((request, response) => void respond(request, response));
await new Promise<void>((resolve) => api.listen(0, '127.0.0.1', resolve));
const apiUrl = `http://127.0.0.1:${(api.address() as AddressInfo).port}`;
const home = await mkdtemp(join(tmpdir(), 'sallyport-example-'));

await using sandbox = createIsolatedVmSandbox();
const codeMode = await createCodeMode({ tools: [shop], sandbox });
const agent = query({
  prompt: question,
  options: {
    systemPrompt: codeMode.system('You run a shop.'),
    mcpServers: { codemode: createSdkMcpServer({ name: 'codemode', tools: [toClaudeAgentSdk(codeMode.tool)] }) },
    allowedTools: ['mcp__codemode__execute_code'],
    tools: [],
    settingSources: [],
    env: {
      PATH: env['PATH'],
      HOME: home,
      ANTHROPIC_API_KEY: 'none',
      ANTHROPIC_BASE_URL: apiUrl,
      CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC: '1',
    },
  },
});
for await (const message of agent) {
  if (message.type === 'result' && message.subtype === 'success') console.log(message.result);
}
api.closeAllConnections();
api.close();
await rm(home, { recursive: true, maxRetries: 5 });

/* Prints
There are 42 pears and plums.
*/
