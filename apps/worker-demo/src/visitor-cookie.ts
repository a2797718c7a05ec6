import type { Env } from './env.ts';
import { keptFor } from './keep.ts';

const name = 'sallyport-visitor';
const cookie = new RegExp(`(?:^|;\\s*)${name}=([0-9a-f-]{36})(?:;|$)`);

/** Who asks, or undefined for somebody new. */
export function readVisitor(request: Request): string | undefined {
  return cookie.exec(request.headers.get('cookie') ?? '')?.[1];
}

/** The response with the cookie by which the visitor is known as long as its data is kept. No script can read it. */
export function withVisitor(response: Response, visitor: string, env: Env): Response {
  const seconds = Math.ceil(keptFor(env) / 1_000);
  response.headers.append('set-cookie', `${name}=${visitor}; Path=/; Max-Age=${seconds}; HttpOnly; SameSite=Strict`);
  return response;
}
