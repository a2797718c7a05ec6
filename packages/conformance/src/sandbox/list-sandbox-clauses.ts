import type { SandboxCapabilities } from '@sallyport/contract';
import type { SandboxClauseGroup } from './clause.ts';
import { sandboxClauses } from './sandbox-clauses.ts';

/** One clause, for people and tables. */
export interface SandboxClauseSummary {
  readonly id: string;
  readonly group: SandboxClauseGroup;
  readonly title: string;
  /** The capabilities it is skipped without. */
  readonly needs: readonly (keyof SandboxCapabilities)[];
}

/** Every clause of the sandbox kit, in the order it runs. */
export function listSandboxClauses(): readonly SandboxClauseSummary[] {
  return sandboxClauses.map(({ id, group, title, needs = [] }) => ({ id, group, title, needs }));
}
