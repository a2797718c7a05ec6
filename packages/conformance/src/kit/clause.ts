/** What every kit says of one promise. */
export interface KitClause<Group extends string = string> {
  /** `group/name`. Stable: reports, `gaps` and `known` name clauses by it. */
  readonly id: string;
  readonly group: Group;
  /** A claim: "passes every UTF-16 unit unchanged". */
  readonly title: string;
}

/** How one clause went, as plain JSON. */
export interface ClauseResult<Group extends string = string> extends KitClause<Group> {
  /** `known`: it failed, and was declared to. A declared failure that passes is `failed`. */
  readonly status: 'passed' | 'failed' | 'skipped' | 'known';
  /** Why it was skipped, or how it failed. */
  readonly reason?: string;
  /** Milliseconds it took. */
  readonly ms: number;
}

/** A clause, and why it will not run if it will not. */
export interface ClausePlan<Clause> {
  readonly clause: Clause;
  readonly skipped: string | undefined;
}

/** The result of a clause that does not run. */
export function skippedResult<Group extends string>({
  clause,
  skipped,
}: ClausePlan<KitClause<Group>>): ClauseResult<Group> {
  const { id, group, title } = clause;
  return { id, group, title, status: 'skipped', reason: skipped ?? '', ms: 0 };
}
