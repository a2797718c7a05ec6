import type { Env } from './env.ts';
import { refuse } from './protocol/refuse.ts';
import { mcpBodyBytes } from './limits.ts';
import { readText } from './read-text.ts';

const sessionHeader = 'mcp-session-id';
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The store's MCP server for clients from outside. Each session has a store of its own, which ends after a day. */
export async function answerMcp(request: Request, env: Env): Promise<Response> {
  if (request.headers.get('origin') !== null && request.headers.get('origin') !== new URL(request.url).origin) {
    return refuse(403, 'foreign_origin', 'Pages of other sites may not use this server.');
  }
  const { success } = (await env.RUNS?.limit({ key: `mcp ${clientOf(request)}` })) ?? { success: true };
  if (!success) return refuse(429, 'too_many_requests', 'Too many requests. Wait a minute.');
  const session = request.headers.get(sessionHeader);
  if (session !== null && !uuid.test(session)) {
    return refuse(400, 'bad_session', `${sessionHeader} is not of this server.`);
  }
  if (session === null) return openSession(request, env);
  const store = env.STORE.getByName(`mcp:${session}`);
  // As the protocol has it: a client that gets a 404 begins a new session.
  if (!(await store.isInUse())) return refuse(404, 'session_ended', 'This session has ended. Begin a new one.');
  if (request.method === 'DELETE') {
    await store.end();
    return new Response(null, { status: 204 });
  }
  if (request.method !== 'POST') {
    return refuse(405, 'post_only', 'This server answers to POST.', { allow: 'POST, DELETE' });
  }
  return store.fetch(request);
}

async function openSession(request: Request, env: Env): Promise<Response> {
  if (request.method !== 'POST') {
    return refuse(405, 'post_only', 'This server answers to POST.', { allow: 'POST, DELETE' });
  }
  const body = await readText(request, mcpBodyBytes);
  if (body === undefined) return refuse(413, 'too_long', 'The request is too long.');
  if (!isInitialize(body)) {
    return refuse(400, 'no_session', `Send initialize first, then ${sessionHeader} with each request.`);
  }
  const session = crypto.randomUUID();
  const response = await env.STORE.getByName(`mcp:${session}`).fetch(new Request(request, { method: 'POST', body }));
  const headers = new Headers(response.headers);
  headers.set(sessionHeader, session);
  return new Response(response.body, { status: response.status, headers });
}

function isInitialize(body: string): boolean {
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === 'object' && value !== null && 'method' in value && value.method === 'initialize';
  } catch {
    return false;
  }
}

function clientOf(request: Request): string {
  return request.headers.get('cf-connecting-ip') ?? 'unknown';
}
