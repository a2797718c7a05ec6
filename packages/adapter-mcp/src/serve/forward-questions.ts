import type { Elicit, ElicitRequest } from '@sallyport/contract';

import { isRecord } from '../is-record.ts';
import type { McpServerLike } from './mcp-server-like.ts';
import type { RequestContext } from './request-context.ts';
import { readAnswer } from './run-options.ts';

/** Puts questions to the client that made the request, by a request of the server. Undefined when it cannot be asked. */
export function forwardQuestions(server: McpServerLike, context: RequestContext): Elicit | undefined {
  const declared = server.getClientCapabilities()?.elicitation;
  if (!isRecord(declared)) return undefined;
  return async (request, { signal }) => {
    if (!takes(declared, request.mode)) return { action: 'cancel' };
    return readAnswer(await context.ask('elicitation/create', toParams(request), signal));
  };
}

/** A question in the protocol's words. */
export function toParams(request: ElicitRequest): Readonly<Record<string, unknown>> {
  const { message } = request;
  return request.mode === 'url'
    ? { mode: 'url', message, url: request.url, elicitationId: request.id }
    : { mode: 'form', message, requestedSchema: request.schema };
}

/** An empty declaration means forms: that is how it was before there were two kinds. */
export function takes(declared: Readonly<Record<string, unknown>>, mode: ElicitRequest['mode']): boolean {
  if (mode === 'url') return declared['url'] !== undefined;
  return declared['form'] !== undefined || declared['url'] === undefined;
}
