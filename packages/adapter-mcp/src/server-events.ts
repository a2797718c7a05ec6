import type { CallLog } from '@sallyport/contract';

import { isRecord } from './is-record.ts';
import { type McpClientLike, type McpTransportLike, openChangeStream } from './mcp-client-like.ts';

/** What a server says unasked. */
export interface ServerListener {
  /** Its tools, resources or prompts would be listed differently. */
  onChanged?(): void;
  onLog?(message: CallLog): void;
}

/** Listeners for the notifications of one client. */
export interface ServerEvents {
  add(listener: ServerListener): Disposable;
  /** Follows the client to the transport it is connected to now. Called before the client is used. */
  follow(): void;
}

/**
 * Hears notifications on the client's transport and passes every message on. A notification handler would be the other
 * way, but a client has one per method: ours would end the host's own, or the host's ours.
 */
export function watchServer(client: McpClientLike): ServerEvents {
  const listeners = new Set<ServerListener>();
  let tapped: Attached | undefined;
  let stream: Attached | undefined;

  function follow(): void {
    const { transport } = client;
    const wantsChanges = [...listeners].some(({ onChanged }) => onChanged !== undefined);
    tapped = move(tapped, listeners.size === 0 ? undefined : transport, (found) =>
      tap(found, (message) => tell(listeners, message)),
    );
    stream = move(stream, wantsChanges ? transport : undefined, () => openChangeStream(client));
  }

  return {
    follow,
    add(listener) {
      const own = { ...listener };
      listeners.add(own);
      follow();
      return {
        [Symbol.dispose]: () => {
          listeners.delete(own);
          follow();
        },
      };
    },
  };
}

const changes: ReadonlySet<unknown> = new Set([
  'notifications/tools/list_changed',
  'notifications/resources/list_changed',
  'notifications/prompts/list_changed',
]);

function tell(listeners: ReadonlySet<ServerListener>, message: unknown): void {
  if (!isRecord(message)) return;
  if (changes.has(message['method'])) for (const { onChanged } of listeners) onChanged?.();
  if (message['method'] !== 'notifications/message') return;
  const log = readLog(message['params']);
  if (log !== undefined) for (const { onLog } of listeners) onLog?.(log);
}

const levels: ReadonlySet<unknown> = new Set<CallLog['level']>([
  'debug',
  'info',
  'notice',
  'warning',
  'error',
  'critical',
  'alert',
  'emergency',
]);

function readLog(params: unknown): CallLog | undefined {
  if (!isRecord(params) || !levels.has(params['level'])) return undefined;
  const { level, logger, data } = params;
  return { level: level as CallLog['level'], ...(typeof logger === 'string' && { logger }), data };
}

/** Something held on one transport. */
interface Attached {
  readonly transport: McpTransportLike;
  detach(): void;
}

/** Lets go where the transport is another now, and takes hold of that one. */
function move(
  held: Attached | undefined,
  transport: McpTransportLike | undefined,
  attach: (transport: McpTransportLike) => () => void,
): Attached | undefined {
  if (held?.transport === transport) return held;
  held?.detach();
  return transport && { transport, detach: attach(transport) };
}

/**
 * The clients look at notifications a turn later than at answers, and forget whose progress it was once the answer is
 * there. Progress that arrives together with its answer would be lost; so the answer waits that turn too.
 */
function afterNotifications(pass: () => void): void {
  queueMicrotask(() => queueMicrotask(pass));
}

type OnMessage = (message: unknown, ...rest: readonly unknown[]) => void;

function tap(transport: McpTransportLike, onMessage: (message: unknown) => void): () => void {
  const previous = transport.onmessage as OnMessage | undefined;
  let active = true;
  const ours: OnMessage = (message, ...rest) => {
    const pass = (): void => previous?.call(transport, message, ...rest);
    if (active && isRecord(message) && !('method' in message)) afterNotifications(pass);
    else pass();
    if (active) onMessage(message);
  };
  transport.onmessage = ours;
  return () => {
    active = false;
    // Somebody who listens after us holds `ours`; taking it out would take them out as well.
    if (transport.onmessage === ours) transport.onmessage = previous;
  };
}
