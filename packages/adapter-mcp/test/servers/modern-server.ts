import { createInterface } from 'node:readline';

/**
 * A server of protocol revision 2026-07-28, in its own words: `server/discover`, results marked complete, changes only
 * for who listens. It says what it was asked when the tool `asked` is called.
 */
const asked: unknown[] = [];
const listeners = new Set<string>();
const about = { 'io.modelcontextprotocol/serverInfo': { name: 'modern', version: '1' } };

interface Message {
  readonly id?: number | string;
  readonly method: string;
  readonly params?: { readonly name?: string; readonly requestId?: string };
}

function write(message: object): void {
  process.stdout.write(`${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`);
}

function complete(id: Message['id'], result: object): void {
  write({ id, result: { ...result, resultType: 'complete', ttlMs: 0, cacheScope: 'private', _meta: about } });
}

function serve({ id, method, params }: Message): void {
  const text = (value: string): object => ({ content: [{ type: 'text', text: value }] });
  const tool = (name: string): object => ({ name, inputSchema: { type: 'object' } });
  if (method === 'server/discover') {
    return complete(id, { supportedVersions: ['2026-07-28'], capabilities: { tools: { listChanged: true } } });
  }
  if (method === 'tools/list') return complete(id, { tools: [tool('asked'), tool('change')] });
  if (method === 'tools/call' && params?.name === 'asked') return complete(id, text(JSON.stringify(asked)));
  if (method === 'tools/call') {
    for (const listener of listeners) tell('tools/list_changed', listener);
    return complete(id, { content: [] });
  }
  if (method === 'subscriptions/listen') {
    listeners.add(String(id));
    return tell('subscriptions/acknowledged', String(id), { notifications: { toolsListChanged: true } });
  }
  if (method === 'notifications/cancelled') listeners.delete(String(params?.requestId));
}

function tell(what: string, listener: string, params: object = {}): void {
  write({
    method: `notifications/${what}`,
    params: { ...params, _meta: { 'io.modelcontextprotocol/subscriptionId': listener } },
  });
}

for await (const line of createInterface({ input: process.stdin })) {
  const message: Message = JSON.parse(line);
  asked.push(message.method);
  serve(message);
}
