import type { HostNeed } from './clause.ts';

/** The few things of a Node-like host the kit uses when it finds them. It also runs where there are none. */
interface HostProcess {
  readonly env?: Record<string, string | undefined>;
  memoryUsage?(): { readonly rss: number };
  getActiveResourcesInfo?(): readonly string[];
  getBuiltinModule?(id: string): unknown;
}

interface HostServer {
  listen(port: number, address: string, ready: () => void): void;
  close(): void;
  address(): { readonly port: number } | string | null;
}

interface HostNetwork {
  createServer(onConnection: (socket: { destroy(): void }) => void): HostServer;
}

const localAddress = '127.0.0.1';

function hostProcess(): HostProcess | undefined {
  return (globalThis as { readonly process?: HostProcess }).process;
}

function hostNetwork(): HostNetwork | undefined {
  return hostProcess()?.getBuiltinModule?.('net') as HostNetwork | undefined;
}

/** Why the host cannot serve this need, or `undefined` when it can. */
export function missingOnHost(need: HostNeed): string | undefined {
  switch (need) {
    case 'listener':
      return hostNetwork() === undefined ? 'this host cannot open a local port to watch' : undefined;
    case 'resources':
      return listsResources() ? undefined : 'this host cannot list what keeps its process alive';
    default:
      return need satisfies never;
  }
}

/** Some hosts have the function and throw from it. */
function listsResources(): boolean {
  try {
    return hostProcess()?.getActiveResourcesInfo?.() !== undefined;
  } catch {
    return false;
  }
}

/** Resident bytes of this process, or 0 where it cannot be read. */
export function residentBytes(): number {
  return hostProcess()?.memoryUsage?.().rss ?? 0;
}

/** The kinds of things that keep this process alive, each with its count. */
export function activeResources(): Map<string, number> {
  const counts = new Map<string, number>();
  for (const kind of hostProcess()?.getActiveResourcesInfo?.() ?? []) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return counts;
}

/** Puts a secret where only the host may find it: a global and, where there is one, the environment. */
export function plantSecret(name: string, secret: string): Disposable {
  const globals = globalThis as unknown as Record<string, unknown>;
  const environment = hostProcess()?.env;
  globals[name] = secret;
  if (environment !== undefined) environment[name] = secret;
  return {
    [Symbol.dispose]() {
      delete globals[name];
      if (environment !== undefined) delete environment[name];
    },
  };
}

/** A local port that counts who connects. */
export async function openListener(): Promise<Disposable & { readonly port: number; readonly connections: number }> {
  const network = hostNetwork();
  if (network === undefined) throw new Error('this host cannot open a local port');
  let connections = 0;
  const server = network.createServer((socket) => {
    connections += 1;
    socket.destroy();
  });
  await new Promise<void>((resolve) => server.listen(0, localAddress, resolve));
  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    get connections() {
      return connections;
    },
    [Symbol.dispose]: () => server.close(),
  };
}
