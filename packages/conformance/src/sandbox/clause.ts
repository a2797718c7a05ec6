import type { Sandbox, SandboxCapabilities } from '@sallyport/contract';
import type { KitClause } from '../kit/clause.ts';
import type { GuestForm, GuestJob, GuestRun, RunOptions } from './guest-run.ts';

export type SandboxClauseGroup = 'port' | 'text' | 'world' | 'parts' | 'ending' | 'availability' | 'disposal';

/** What a clause needs of the process that runs the kit. `listener`: open a local port. `resources`: list what keeps it alive. */
export type HostNeed = 'listener' | 'resources';

/** For clauses whose promise a backend could keep in one form and break in the other. */
export const bothForms = ['source', 'parts'] as const;

/** One promise of the port, and the check that shows it. */
export interface SandboxClause extends KitClause<SandboxClauseGroup> {
  /** Skipped unless the sandbox promises all of these. */
  readonly needs?: readonly (keyof SandboxCapabilities)[];
  /** Skipped unless the host can do all of these. */
  readonly needsHost?: readonly HostNeed[];
  /** The forms a guest text takes: the check runs once for each. `parts` alone unless given, as hosts send jobs so. */
  readonly forms?: readonly GuestForm[];
  /** Rejects with one sentence when the promise is not kept. */
  readonly check: (context: SandboxClauseContext) => Promise<void>;
}

/** What a check works with. Everything it started is ended when it is over. */
export interface SandboxClauseContext {
  /** Shared by the clauses of one kit run; made anew after a failure. Never dispose it: ask `createSandbox` for another. */
  readonly sandbox: Sandbox;
  /** Another sandbox, disposed when the clause is over. */
  readonly createSandbox: () => Promise<Sandbox>;
  /** Starts one guest: a job, or a text that becomes one in the form under test. */
  readonly start: (guest: GuestJob | string, options?: RunOptions) => GuestRun;
  /** Fails unless a plain guest, started now, gives the right answer: what "the next run is right" means. */
  readonly expectNextRunRight: () => Promise<void>;
  /** Milliseconds a run, or a disposal, may take to settle once it must. */
  readonly settleMs: number;
}
