import { createInterface } from 'node:readline';

/** A server that writes its progress and its answer in one go, as busy ones do. */
for await (const line of createInterface({ input: process.stdin })) {
  const { id, method, params } = JSON.parse(line);
  if (id === undefined) continue;
  const result =
    method === 'initialize'
      ? { protocolVersion: '2025-06-18', capabilities: { tools: {} }, serverInfo: { name: 'hasty', version: '1' } }
      : method === 'tools/list'
        ? { tools: [{ name: 'rush', inputSchema: { type: 'object' } }] }
        : { content: [{ type: 'text', text: 'done' }] };
  const progressToken = params?._meta?.progressToken;
  const steps = progressToken === undefined ? [] : [1, 2, 3];
  const messages = [
    ...steps.map((progress) => ({ method: 'notifications/progress', params: { progressToken, progress, total: 3 } })),
    { id, result },
  ];
  process.stdout.write(messages.map((message) => `${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`).join(''));
}
