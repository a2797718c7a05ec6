import type { ElicitAnswer, ElicitRequest, Json, JsonSchema } from '@sallyport/contract';

import { isRecord } from './is-record.ts';
import { type McpClientLike, isSecondGeneration } from './mcp-client-like.ts';

/** Puts a server's question to whoever can answer it. */
export type AnswerQuestion = (request: ElicitRequest) => Promise<ElicitAnswer>;

type Handler = (request: unknown, extra: unknown) => Promise<unknown>;

/** The members both clients have, of which this package uses one each. */
interface Handlers {
  assertCanSetRequestHandler?(method: string): void;
  setRequestHandler?(method: string, handler: Handler): void;
  fallbackRequestHandler?: Handler | undefined;
}

const method = 'elicitation/create';

/**
 * Answers `elicitation/create` for a client whose host does not do so itself. Servers ask only clients that declared the
 * capability when they were made; on others this changes nothing.
 */
export function answerQuestions(client: McpClientLike, answer: AnswerQuestion): void {
  const handlers = client as Handlers;
  const own: Handler = async (request) => answerOne(request, answer);
  if (isSecondGeneration(client)) {
    try {
      handlers.assertCanSetRequestHandler?.(method);
      handlers.setRequestHandler?.(method, own);
    } catch {
      // The host answers by itself, or the client did not declare that it can be asked.
    }
    return;
  }
  const next = handlers.fallbackRequestHandler;
  handlers.fallbackRequestHandler = (request, extra) => {
    if (isRecord(request) && request['method'] === method) return own(request, extra);
    if (next !== undefined) return next.call(client, request, extra);
    return Promise.reject(Object.assign(new Error('Method not found'), { code: -32601 }));
  };
}

async function answerOne(request: unknown, answer: AnswerQuestion): Promise<unknown> {
  const question = readQuestion(isRecord(request) ? request['params'] : undefined);
  if (question === undefined) throw Object.assign(new Error('The question cannot be read.'), { code: -32602 });
  const given = await answer(question);
  if (given.action !== 'accept' || question.mode === 'url') return { action: given.action };
  return { action: 'accept', content: { ...defaultsOf(question.schema), ...given.content } };
}

function readQuestion(params: unknown): ElicitRequest | undefined {
  if (!isRecord(params) || typeof params['message'] !== 'string') return undefined;
  const { message, url, elicitationId, requestedSchema } = params;
  if (params['mode'] === 'url') {
    const id = typeof elicitationId === 'string' ? elicitationId : '';
    return typeof url === 'string' ? { mode: 'url', message, url, id } : undefined;
  }
  return { mode: 'form', message, schema: isRecord(requestedSchema) ? requestedSchema : {} };
}

/** What the form holds before anybody has written into it. */
function defaultsOf(schema: JsonSchema): Readonly<Record<string, Json>> {
  const properties = typeof schema === 'object' && isRecord(schema['properties']) ? schema['properties'] : {};
  return Object.fromEntries(
    Object.entries(properties).flatMap(([name, property]) =>
      isRecord(property) && property['default'] !== undefined ? [[name, property['default'] as Json]] : [],
    ),
  );
}
