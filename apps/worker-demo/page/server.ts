import type { Hello, Refusal } from '../src/protocol/hello.ts';
import type { PageEvent } from '../src/protocol/page-event.ts';
import { readEvents } from './read-events.ts';

/** What the Worker said instead of doing what was asked; its message may be shown. */
export class ServerError extends Error {
  override readonly name = 'ServerError';
}

const unreachable = 'The Worker cannot be reached. Check the connection and try again.';

/** What there is: model, servers, API, the conversation so far. */
export async function sayHello(): Promise<Hello> {
  const response = await ask('/api/hello');
  return (await response.json()) as Hello;
}

/** Sends a question, or a program, and gives each event to `onEvent`. Resolves when the stream ends. */
export async function follow(
  path: '/api/chat' | '/api/run',
  body: object,
  onEvent: (event: PageEvent) => void,
): Promise<void> {
  const response = await ask(path, body);
  if (response.body === null) throw new ServerError(unreachable);
  let hasEnded = false;
  try {
    for await (const event of readEvents(response.body)) {
      hasEnded ||= event.type === 'end';
      onEvent(event);
    }
  } catch (cause) {
    if (!(cause instanceof TypeError)) throw cause;
  }
  if (!hasEnded) throw new ServerError('The connection to the Worker broke off. What ran may have gone on.');
}

/** Stops what runs; it then ends by itself. */
export async function askToStop(): Promise<void> {
  await ask('/api/stop', {});
}

/** Begins a new conversation on fresh shelves. */
export async function askToReset(): Promise<void> {
  await ask('/api/reset', {});
}

async function ask(path: string, body?: object): Promise<Response> {
  const options: RequestInit = body
    ? { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
    : {};
  let response: Response;
  try {
    response = await fetch(path, options);
  } catch (cause) {
    throw new ServerError(unreachable, { cause });
  }
  if (response.ok) return response;
  const refusal = (await response.json().catch(() => undefined)) as Refusal | undefined;
  throw new ServerError(refusal?.error?.message ?? `The Worker answered ${response.status}.`);
}
