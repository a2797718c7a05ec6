import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { simulateReadableStream, tool } from 'ai';
import { MockLanguageModelV4 } from 'ai/test';
import { z } from 'zod';

const everything = new URL(import.meta.resolve('@modelcontextprotocol/server-everything/dist/index.js'));
const client = new Client({ name: 'pasted', version: '1.0.0' });
await client.connect(new StdioClientTransport({ command: process.execPath, args: [everything.pathname, 'stdio'] }));

export const aiSdkTools = {
  roll: tool({ inputSchema: z.object({ sides: z.number() }), execute: ({ sides }) => sides }),
};
export const messages = [{ role: 'user' as const, content: 'What is 20 and 22, and what do you roll?' }];

const code = `
  const [sum, rolled] = await Promise.all([
    codemode.mcp_servers_everything.get_sum({ a: 20, b: 22 }),
    codemode.roll({ sides: 6 }),
  ]);
  return 'Sum: ' + sum + '; rolled: ' + rolled;
`;
const usage = {
  inputTokens: { total: 1, noCache: 1, cacheRead: 0, cacheWrite: 0 },
  outputTokens: { total: 1, text: 1, reasoning: 0 },
};
export const model = new MockLanguageModelV4({
  doStream: async ({ prompt }) => {
    const [, result] =
      /Result:\\n(?:\\")?(.*?)(?:\\"|")/u.exec(JSON.stringify(prompt.filter(({ role }) => role === 'tool'))) ?? [];
    const finish = { type: 'finish' as const, usage };
    const input = JSON.stringify({ code });
    return {
      stream: simulateReadableStream({
        chunks:
          result === undefined
            ? [
                { type: 'tool-call' as const, toolCallId: '1', toolName: 'execute_code', input },
                { ...finish, finishReason: { unified: 'tool-calls' as const, raw: undefined } },
              ]
            : [
                { type: 'text-start' as const, id: '1' },
                { type: 'text-delta' as const, id: '1', delta: result },
                { type: 'text-end' as const, id: '1' },
                { ...finish, finishReason: { unified: 'stop' as const, raw: undefined } },
              ],
      }),
    };
  },
});
