import type { AdapterClause, AdapterClauseGroup } from './clause.ts';
import { abortClauses } from './clauses/abort-clauses.ts';
import { apartClauses } from './clauses/apart-clauses.ts';
import { bringClauses } from './clauses/bring-clauses.ts';
import { failureClauses } from './clauses/failure-clauses.ts';
import { mediaClauses } from './clauses/media-clauses.ts';
import { promptClauses } from './clauses/prompt-clauses.ts';
import { runClauses } from './clauses/run-clauses.ts';

/** Every clause of the adapter kit, in the order it runs. */
export const adapterClauses: readonly AdapterClause[] = [
  ...promptClauses,
  ...runClauses,
  ...failureClauses,
  ...mediaClauses,
  ...abortClauses,
  ...apartClauses,
  ...bringClauses,
];

/** One clause, for people and tables. */
export interface AdapterClauseSummary {
  readonly id: string;
  readonly group: AdapterClauseGroup;
  readonly title: string;
}

/** Every clause of the adapter kit, in the order it runs. */
export function listAdapterClauses(): readonly AdapterClauseSummary[] {
  return adapterClauses.map(({ id, group, title }) => ({ id, group, title }));
}
