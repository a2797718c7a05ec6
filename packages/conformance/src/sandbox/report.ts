import type { SandboxCapabilities } from '@sallyport/contract';
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

export interface SandboxClauseResult {
  readonly id: string;
  readonly group: SandboxClauseGroup;
  readonly title: string;
  /** `known`: it failed, and was declared to. A declared failure that passes is `failed`. */
  readonly status: 'passed' | 'failed' | 'skipped' | 'known';
  /** Why it was skipped, or how it failed. */
  readonly reason?: string;
  /** Milliseconds it took. */
  readonly ms: number;
}
