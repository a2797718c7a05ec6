import { keepMs } from './limits.ts';

const name = 'sallyport-visitor';
const cookie = new RegExp(`(?:^|;\\s*)${name}=([0-9a-f-]{36})(?:;|$)`);

/** Who asks, or undefined for somebody new. */
export function readVisitor(request: Request): string | undefined {
  return cookie.exec(request.headers.get('cookie') ?? '')?.[1];
}

/** The response with the cookie by which the visitor is known for the next day. No script can read it. */
export function withVisitor(response: Response, visitor: string): Response {
  const seconds = keepMs / 1_000;
  response.headers.append('set-cookie', `${name}=${visitor}; Path=/; Max-Age=${seconds}; HttpOnly; SameSite=Strict`);
  return response;
}
