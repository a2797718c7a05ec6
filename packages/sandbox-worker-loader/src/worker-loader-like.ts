/** What this backend uses of a Worker Loader binding. `env.LOADER` fits. */
export interface WorkerLoaderLike {
  /** Called once per run. The Worker it makes is never used again. */
  load(code: DynamicWorkerCode): DynamicWorkerLike;
}

/** A Dynamic Worker, before it is called. */
export interface DynamicWorkerLike {
  getEntrypoint(): unknown;
}

/** All that a Dynamic Worker is made of. */
export interface DynamicWorkerCode {
  readonly compatibilityDate: string;
  readonly compatibilityFlags: string[];
  readonly mainModule: string;
  readonly modules: Record<string, string>;
  readonly env: Record<string, never>;
  /** `null` blocks the network. Left out, the Worker would inherit its parent's. */
  readonly globalOutbound: null;
  readonly limits: { readonly cpuMs: number; readonly subRequests: number };
}

/** The one method of a guest's entrypoint. */
export interface GuestEntrypoint {
  run(bridge: (frame: string) => Promise<string>): Promise<unknown>;
}
