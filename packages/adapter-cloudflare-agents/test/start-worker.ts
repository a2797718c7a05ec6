import { env } from 'node:process';
import { fileURLToPath } from 'node:url';

import type { TestHarness } from 'wrangler';

/** Agents under a real workerd, from source. */
export interface StartedWorker {
  readonly url: URL;
  /** Ends one agent as the platform does: memory is gone, storage stays. */
  evict(className: string, name: string): Promise<void>;
  close(): Promise<void>;
}

const agents = ['ChatAgent', 'KitAgent'] as const;

/** The packages a version of the framework is made of, in place of those the test Worker names. */
const aliases = {
  '0.32.0': {},
  '0.23.0': {
    agents: 'agents-floor',
    'agents/chat': 'agents-floor/chat',
    'agents/sessions': 'agents-floor/sessions',
    ai: 'ai-7-floor',
    'ai/test': 'ai-7-floor/test',
    '@cloudflare/ai-chat': 'ai-chat-floor',
    '@modelcontextprotocol/client': 'mcp-client-floor',
    '@modelcontextprotocol/client/validators/cf-worker': 'mcp-client-floor/validators/cf-worker',
  },
} as const satisfies Readonly<Record<string, Readonly<Record<string, string>>>>;

/** The newest and the oldest of the peer range of `agents`. */
export type AgentsVersion = keyof typeof aliases;

/** Both ends of the peer range. */
export const agentsVersions: readonly AgentsVersion[] = ['0.32.0', '0.23.0'];

/** Bundles and serves `worker/main.ts`. Close it when done. */
export async function startWorker(version: AgentsVersion): Promise<StartedWorker> {
  env['CLOUDFLARE_CF_FETCH_ENABLED'] = 'false';
  env['WRANGLER_SEND_METRICS'] = 'false';
  env['WRANGLER_BUILD_CONDITIONS'] = '@sallyport/source,workerd,worker,browser';
  // Read when it is loaded.
  const { createTestHarness } = await import('wrangler');
  const server: TestHarness = createTestHarness({
    workers: [
      {
        config: {
          name: 'agents',
          main: fileURLToPath(new URL('./worker/main.ts', import.meta.url)),
          compatibility_date: '2026-10-20',
          compatibility_flags: ['nodejs_compat'],
          alias: { ...aliases[version] },
          durable_objects: { bindings: agents.map((name) => ({ name, class_name: name })) },
          migrations: [{ tag: 'v1', new_sqlite_classes: [...agents] }],
          worker_loaders: [{ binding: 'LOADER' }],
        },
      },
    ],
  });
  const { url } = await server.listen();
  return {
    url,
    evict: (className, name) => server.getWorker().evictDurableObject(className, { name, webSockets: 'close' }),
    close: () => server.close(),
  };
}
