import { z } from 'zod';

import type { Env } from './env.ts';
import { bodyBytes, programLength, questionLength } from './limits.ts';
import { refuse } from './protocol/refuse.ts';
import { readText } from './read-text.ts';
import { readVisitor, withVisitor } from './visitor-cookie.ts';

const chat = z.object({ question: z.string().trim().min(1).max(questionLength) });
const run = z.object({ code: z.string().min(1).max(programLength) });

/** The page's own API. Only the page itself may use it: a visitor is known by a cookie. */
export async function answerApi(request: Request, env: Env): Promise<Response> {
  const { pathname } = new URL(request.url);
  const visitor = readVisitor(request);
  if (pathname === '/api/hello' && request.method === 'GET') return answerHello(request, env, visitor);
  if (request.method !== 'POST') return refuse(405, 'post_only', 'Use POST.', { allow: 'POST' });
  if (!isOwnPage(request)) return refuse(403, 'foreign_origin', 'Only the page itself may do this.');
  if (visitor === undefined) return refuse(401, 'no_visitor', 'Reload the page: the cookie that knows you is missing.');
  if (await isTooMuch(request, env, pathname)) return tooMany();
  const desk = env.VISITOR.getByName(visitor);
  if (pathname === '/api/stop') {
    await desk.stop();
    return new Response(null, { status: 204 });
  }
  if (pathname === '/api/reset') {
    await desk.reset();
    return new Response(null, { status: 204 });
  }
  const body = await readBody(request);
  if (pathname === '/api/chat') {
    const { data } = chat.safeParse(body);
    if (data !== undefined) return desk.chat(data.question);
    return refuse(400, 'bad_question', `Send { "question": "…" } with at most ${questionLength} characters.`);
  }
  if (pathname === '/api/run') {
    const { data } = run.safeParse(body);
    if (data !== undefined) return desk.run(data.code);
    return refuse(400, 'bad_program', `Send { "code": "…" } with at most ${programLength} characters.`);
  }
  return refuse(404, 'not_found', 'There is nothing here.');
}

async function answerHello(request: Request, env: Env, known: string | undefined): Promise<Response> {
  if (await isTooMuch(request, env, '/api/hello')) return tooMany();
  const visitor = known ?? crypto.randomUUID();
  const hello = await env.VISITOR.getByName(visitor).hello();
  return withVisitor(Response.json(hello, { headers: { 'cache-control': 'no-store' } }), visitor, env);
}

/** Each path is counted by itself, so that a program can be stopped after too many questions. A cookie counts for nothing. */
async function isTooMuch(request: Request, env: Env, path: string): Promise<boolean> {
  const key = `${path} ${request.headers.get('cf-connecting-ip') ?? 'unknown'}`;
  return (await env.RUNS?.limit({ key }))?.success === false;
}

function tooMany(): Response {
  return refuse(429, 'too_many_requests', 'That was a lot in one minute. Wait a little.');
}

/** Browsers say where a request comes from; a page of another site cannot lie about it. */
function isOwnPage(request: Request): boolean {
  const origin = request.headers.get('origin');
  return origin === null ? request.headers.get('sec-fetch-site') === null : origin === new URL(request.url).origin;
}

async function readBody(request: Request): Promise<unknown> {
  const text = await readText(request, bodyBytes);
  try {
    return text === undefined ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}
