import { isRecord } from './is-record.ts';
import { type McpClientLike, type McpTransportLike, openToolListStream } from './mcp-client-like.ts';

/** Listeners for `notifications/tools/list_changed` of one client. */
export interface ToolListWatch {
  add(listener: () => void): Disposable;
  /** Follows the client to the transport it is connected to now. Called before the client is used. */
  follow(): void;
}

/**
 * Hears `list_changed` on the client's transport and passes every message on. A notification handler would be the other
 * way, but a client has one per method: ours would end the host's own, or the host's ours.
 */
export function watchToolList(client: McpClientLike): ToolListWatch {
  const listeners = new Set<() => void>();
  let tapped: Tap | undefined;

  function follow(): void {
    const transport = listeners.size === 0 ? undefined : client.transport;
    if (tapped?.transport === transport) return;
    tapped?.untap();
    tapped = transport && attach(client, transport, () => listeners.forEach((listener) => listener()));
  }

  return {
    follow,
    add(listener) {
      const own = (): void => listener();
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

interface Tap {
  readonly transport: McpTransportLike;
  untap(): void;
}

function attach(client: McpClientLike, transport: McpTransportLike, onChanged: () => void): Tap {
  const untap = tap(transport, onChanged);
  const closeStream = openToolListStream(client);
  return {
    transport,
    untap() {
      untap();
      closeStream();
    },
  };
}

type OnMessage = (message: unknown, ...rest: readonly unknown[]) => void;

function tap(transport: McpTransportLike, onChanged: () => void): () => void {
  const previous = transport.onmessage as OnMessage | undefined;
  let active = true;
  const ours: OnMessage = (message, ...rest) => {
    previous?.call(transport, message, ...rest);
    if (active && isRecord(message) && message['method'] === 'notifications/tools/list_changed') onChanged();
  };
  transport.onmessage = ours;
  return () => {
    active = false;
    // Somebody who listens after us holds `ours`; taking it out would take them out as well.
    if (transport.onmessage === ours) transport.onmessage = previous;
  };
}
