import type { Refusal } from './hello.ts';

/** A response that says why something was not done. */
export function refuse(status: number, code: string, message: string, headers: HeadersInit = {}): Response {
  const refusal: Refusal = { error: { code, message } };
  return Response.json(refusal, {
    status,
    headers: { 'cache-control': 'no-store', ...Object.fromEntries(new Headers(headers)) },
  });
}
