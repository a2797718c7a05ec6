import type { SandboxCapabilities } from '@sallyport/contract';
import type { ClauseResult } from '../kit/clause.ts';
import type { SandboxClauseGroup } from './clause.ts';

/** What a run of the kit found, as plain JSON. */
export interface SandboxReport {
  /** The sandbox's own name. */
  readonly sandbox: string;
  readonly contractVersion: number;
  readonly capabilities: SandboxCapabilities;
  /** In the kit's order. */
  readonly clauses: readonly SandboxClauseResult[];
}

/** How one clause of the sandbox kit went. */
export type SandboxClauseResult = ClauseResult<SandboxClauseGroup>;
