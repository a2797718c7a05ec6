import { createWorkerLoaderSandbox } from '@sallyport/sandbox-worker-loader';
import { type CodeMode, createCodeMode } from 'sallyport';

import type { Env } from '../env.ts';
import { runLimits } from '../limits.ts';
import { systemPrompt } from '../model/system-prompt.ts';
import type { Hello } from '../protocol/hello.ts';
import type { Store } from '../store/store.ts';
import { createConnections } from './connections.ts';
import { type Contexts, countTokens } from './ledger.ts';
import { readServerList } from './server-list.ts';
import { type TappedResults, tapProviders } from './tap-provider.ts';

/** Everything a program is run with. */
export interface OpenStage {
  readonly codeMode: CodeMode;
  readonly results: TappedResults;
  /** What both ways have in their context before the first question. */
  readonly contexts: Contexts;
}

/** The servers of one visitor and the API made of them, kept between requests. */
export interface Stage {
  /** Connects what is not connected yet. */
  open(): Promise<OpenStage>;
  /** Asks every server whether it is still there, and says what there is. */
  describe(): Promise<Pick<Hello, 'servers' | 'types' | 'sizes' | 'tools'>>;
}

/** The stage: the store in `store` first, then the servers of `MCP_SERVERS`. */
export function createStage(env: Env, store: DurableObjectStub<Store>): Stage {
  const connections = createConnections([
    {
      namespace: 'store',
      url: new URL('https://store.local/mcp'),
      // The same Worker: nothing goes over the network.
      fetch: (url, init) => store.fetch(new Request(url, init)),
    },
    ...readServerList(env.MCP_SERVERS, env),
  ]);
  const sandbox = createWorkerLoaderSandbox({ loader: env.LOADER });
  const wallMs = Number(env.RUN_SECONDS ?? '') * 1_000 || runLimits.wallMs;
  let made: Promise<OpenStage> | undefined;

  async function make(): Promise<OpenStage> {
    const servers = connections.ready();
    const { providers, results } = tapProviders(servers.map(({ provider }) => provider));
    const codeMode = await createCodeMode({ tools: providers, sandbox, limits: { ...runLimits, wallMs } });
    const raw = servers.flatMap(({ rawTools }) => rawTools);
    const contexts = {
      codeMode: countTokens(`${codeMode.system(systemPrompt)}${codeMode.description}`),
      plainTools: countTokens(systemPrompt) + countTokens(JSON.stringify(raw)),
    };
    return { codeMode, results, contexts };
  }

  async function open(): Promise<OpenStage> {
    const hasChanged = await connections.open();
    if (hasChanged || made === undefined) {
      made = make();
      made.catch(() => (made = undefined));
    }
    return made;
  }

  return {
    open,
    async describe() {
      await connections.check();
      const { codeMode } = await open();
      const raw = connections.ready().flatMap(({ rawTools }) => rawTools);
      return {
        servers: connections.states(),
        types: codeMode.types,
        sizes: {
          raw: countTokens(JSON.stringify(raw)),
          types: countTokens(codeMode.types),
          prompt: countTokens(codeMode.prompt.sections.api),
        },
        tools: codeMode.catalogue.entries.map(({ path, spec }) => ({ path, description: spec.description ?? '' })),
      };
    },
  };
}
