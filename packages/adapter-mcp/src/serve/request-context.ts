import type { CallLog } from '@sallyport/contract';

import { anyResult } from '../any-result.ts';
import { longestTimerMs } from '../constants.ts';
import { isRecord } from '../is-record.ts';
import type { McpServerLike } from './mcp-server-like.ts';

/** One request being served, in either generation's words. */
export interface RequestContext {
  /** Aborts when the client cancels. */
  readonly signal: AbortSignal;
  readonly meta: Readonly<Record<string, unknown>>;
  /** From 2026-07-28 on a server asks by answering; before that, by a request of its own. */
  readonly isModern: boolean;
  /** What the client of a modern request says it can be asked. */
  readonly capabilities: Readonly<Record<string, unknown>>;
  /** What the client sent along for an earlier answer, and that answer's mark. */
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly state: unknown;
  notify(method: string, params: Readonly<Record<string, unknown>>): void;
  log(message: CallLog): void;
  ask(method: string, params: object, signal: AbortSignal): Promise<unknown>;
}

type Notify = (notification: object) => Promise<void>;
type Ask = (request: object, schema: object, options: object) => Promise<unknown>;

interface FirstExtra {
  readonly signal: AbortSignal;
  readonly sessionId?: string;
  readonly _meta?: Readonly<Record<string, unknown>>;
  readonly sendNotification: Notify;
  readonly sendRequest: Ask;
}

interface SecondExtra {
  readonly mcpReq: {
    readonly signal: AbortSignal;
    readonly _meta?: Readonly<Record<string, unknown>>;
    readonly envelope?: Readonly<Record<string, unknown>>;
    readonly inputResponses?: Readonly<Record<string, unknown>>;
    readonly requestState: () => unknown;
    readonly notify: Notify;
    readonly send: Ask;
    readonly log: (level: CallLog['level'], data: unknown, logger?: string) => Promise<void>;
  };
}

/** Members outside the common type: 1.x knows which log messages a session wants, 2.x which revision it speaks. */
interface Generations {
  isMessageIgnored?: (level: CallLog['level'], sessionId: string | undefined) => boolean;
  getNegotiatedProtocolVersion?: () => string | undefined;
}

/** The first revision in which servers cannot send requests. */
const firstModern = '2026-07-28';

/** Reads what an SDK hands to a request's handler. */
export function readContext(server: McpServerLike, extra: FirstExtra | SecondExtra): RequestContext {
  return 'mcpReq' in extra ? readSecond(server, extra) : readFirst(server, extra);
}

function readFirst(server: McpServerLike & Generations, extra: FirstExtra): RequestContext {
  const { signal, sessionId, sendNotification, sendRequest } = extra;
  return {
    signal,
    meta: extra._meta ?? {},
    isModern: false,
    capabilities: {},
    inputs: {},
    state: undefined,
    notify: (method, params) => quietly(sendNotification({ method, params })),
    log(message) {
      if (server.isMessageIgnored?.(message.level, sessionId) === true) return;
      quietly(sendNotification({ method: 'notifications/message', params: { ...message } }));
    },
    ask: (method, params, own) => sendRequest({ method, params }, anyResult, { signal: own, timeout: longestTimerMs }),
  };
}

function readSecond(server: McpServerLike & Generations, { mcpReq }: SecondExtra): RequestContext {
  return {
    signal: mcpReq.signal,
    meta: mcpReq._meta ?? {},
    isModern: (server.getNegotiatedProtocolVersion?.() ?? '') >= firstModern,
    capabilities: readCapabilities(mcpReq.envelope),
    inputs: mcpReq.inputResponses ?? {},
    state: mcpReq.requestState(),
    notify: (method, params) => quietly(mcpReq.notify({ method, params })),
    log: ({ level, data, logger }) => quietly(mcpReq.log(level, data, logger)),
    ask: (method, params, own) => mcpReq.send({ method, params }, anyResult, { signal: own, timeout: longestTimerMs }),
  };
}

function readCapabilities(envelope: Readonly<Record<string, unknown>> | undefined): Readonly<Record<string, unknown>> {
  const capabilities = envelope?.['io.modelcontextprotocol/clientCapabilities'];
  return isRecord(capabilities) ? capabilities : {};
}

/** A client that has gone hears nothing, and the run does not end because of it. */
function quietly(sent: Promise<unknown>): void {
  sent.catch(() => undefined);
}
