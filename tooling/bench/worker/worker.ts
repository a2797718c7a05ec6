import type { WorkerLoaderLike } from '@sallyport/sandbox-worker-loader';

import type { BenchSystem } from '../run/system.ts';
import { benchTools } from '../run/tools.ts';
import { createCloudflare } from './systems/cloudflare.ts';
import { createRaw } from './systems/raw.ts';
import { createSallyport } from './systems/sallyport.ts';

declare const WebSocketPair: new () => readonly [client: unknown, server: WorkerSocket];

interface WorkerSocket {
  accept(): void;
  addEventListener(type: 'message', listener: (event: { readonly data: string }) => void): void;
  send(text: string): void;
}

/** One request over the socket, as `main.ts` sends it. `system` empty: answer at once, to see what a crossing costs. */
export interface BenchRequest {
  readonly id: number;
  readonly system: string;
  readonly code: string;
}

/** Its answer. A long list is told by its length: what a run costs is not what it costs to show it to Node. */
export type BenchReply =
  | { readonly id: number; readonly value: unknown; readonly length?: number; readonly lines: number }
  | { readonly id: number; readonly error: string };

const shownItems = 100;

const worker = {
  async fetch(_request: Request, env: { readonly LOADER: WorkerLoaderLike }): Promise<Response> {
    const [client, socket] = Object.values(new WebSocketPair()) as unknown as [unknown, WorkerSocket];
    const systems = new Map<string, BenchSystem>();
    for (const system of [createRaw(env.LOADER), createCloudflare(env.LOADER), createSallyport(env.LOADER)]) {
      await system.setup(benchTools);
      systems.set(system.name, system);
    }
    socket.accept();
    socket.addEventListener('message', ({ data }) => {
      void answer(systems, JSON.parse(data) as BenchRequest).then((reply) => socket.send(JSON.stringify(reply)));
    });
    return new Response(null, { status: 101, webSocket: client } as ResponseInit);
  },
};

async function answer(systems: ReadonlyMap<string, BenchSystem>, request: BenchRequest): Promise<BenchReply> {
  const { id } = request;
  if (request.system === '') return { id, value: null, lines: 0 };
  try {
    const system = systems.get(request.system);
    if (!system) throw new Error(`No system ${request.system}`);
    const { value, lines } = await system.run(request.code);
    if (Array.isArray(value) && value.length > shownItems) return { id, value: null, length: value.length, lines };
    return { id, value, lines };
  } catch (error) {
    return { id, error: String(error) };
  }
}

// oxlint-disable-next-line import/no-default-export -- a Worker is its module's default export.
export default worker;
