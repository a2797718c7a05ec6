import type { Store } from './store/store.ts';
import type { Visitor } from './visit/visitor.ts';

/** What `wrangler.jsonc` binds, and what may be set beside it. */
export interface Env {
  readonly ASSETS: Fetcher;
  readonly LOADER: WorkerLoader;
  readonly STORE: DurableObjectNamespace<Store>;
  readonly VISITOR: DurableObjectNamespace<Visitor>;
  readonly RUNS?: RateLimit;
  /** Workers AI, where it is bound. */
  readonly AI?: Ai;
  /** JSON: MCP servers by namespace, each `{ "url": "…", "headers": { … } }`. */
  readonly MCP_SERVERS?: string;
  /** How long a program may run; 20 unless set. */
  readonly RUN_SECONDS?: string;
  /** How long a visitor's data is kept after its last use; 24 unless set. */
  readonly KEEP_HOURS?: string;
  readonly OPENAI_BASE_URL?: string;
  readonly OPENAI_API_KEY?: string;
  readonly ANTHROPIC_API_KEY?: string;
  /** Which model; each provider has a default. */
  readonly SALLYPORT_MODEL?: string;
}
