import type { ServerState } from '../protocol/hello.ts';
import { retryMs } from '../limits.ts';
import { type ConnectedServer, type ServerAddress, connectServer } from './connect-server.ts';
import type { BadDefinition } from './server-list.ts';

/** Every server of the page, those that work and those that do not. */
export interface Connections {
  /** Connects what is not connected and may be tried again. Resolves with true when something changed. */
  open(): Promise<boolean>;
  /** Asks each connected server whether it is still there; one that is not counts as failed. */
  check(): Promise<void>;
  ready(): readonly ConnectedServer[];
  states(): readonly ServerState[];
}

interface Slot {
  readonly namespace: string;
  readonly address: ServerAddress | undefined;
  server?: ConnectedServer | undefined;
  failure?: string | undefined;
  triedAt: number;
}

/** Servers in the order given. One that fails does not keep the others from working. */
export function createConnections(definitions: readonly (ServerAddress | BadDefinition)[]): Connections {
  const slots = definitions.map((each): Slot =>
    'failure' in each
      ? { namespace: each.namespace, address: undefined, failure: each.failure, triedAt: Infinity }
      : { namespace: each.namespace, address: each, triedAt: 0 },
  );

  async function connect(slot: Slot): Promise<void> {
    if (slot.address === undefined) return;
    slot.triedAt = Date.now();
    try {
      slot.server = await connectServer(slot.address);
      slot.failure = undefined;
    } catch (error) {
      slot.failure = error instanceof Error ? error.message : 'It could not be reached.';
    }
  }

  return {
    async open() {
      const waiting = slots.filter((slot) => slot.server === undefined && Date.now() - slot.triedAt > retryMs);
      await Promise.all(waiting.map((slot) => connect(slot)));
      return waiting.length > 0;
    },
    async check() {
      await Promise.all(
        slots.map(async (slot) => {
          const { server } = slot;
          if (server === undefined) return;
          await server.ping().catch(async () => {
            Object.assign(slot, { server: undefined, triedAt: 0 });
            await server.close().catch(() => undefined);
          });
        }),
      );
    },
    ready: () => slots.flatMap(({ server }) => server ?? []),
    states: () =>
      slots.map(({ namespace, server, failure }) => ({
        namespace,
        title: server?.title ?? namespace,
        tools: server?.rawTools.length ?? 0,
        ...(server === undefined && { failure: failure ?? 'It is not connected yet.' }),
      })),
  };
}
