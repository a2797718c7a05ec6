import type { ClausePlan, ClauseResult, KitClause } from './clause.ts';
import { fail } from './expect.ts';

/** What every kit lets its user declare. */
export interface DeclaredClauses {
  /** Clauses this subject does not keep and does not mean to, by id, each with a reason. They print as skipped. */
  readonly gaps?: Readonly<Record<string, string>>;
  /** Clauses that fail today, by id, each with a reason. One that passes turns red, so that this list stays true. */
  readonly known?: Readonly<Record<string, string>>;
}

/** The clauses planned for one subject. One clause runs at a time, whoever asks. */
export interface ClauseSession<Clause extends KitClause> {
  readonly plans: readonly ClausePlan<Clause>[];
  /** Resolves with the result; `error` is what the check rejected with. */
  run(clause: Clause): Promise<{ readonly result: ClauseResult<Clause['group']>; readonly error?: unknown }>;
  /** Waits for the clause under way. */
  idle(): Promise<void>;
}

/** Plans clauses. Throws when `gaps` or `known` name no clause: a misspelt id would hide that its clause runs. */
export function openClauseSession<Clause extends KitClause>(
  options: DeclaredClauses & {
    readonly clauses: readonly Clause[];
    /** Why a clause cannot run, or `undefined`. */
    readonly unmet: (clause: Clause) => string | undefined;
    /** Rejects when the promise is not kept. */
    readonly check: (clause: Clause) => Promise<void>;
    /** Called after a failure. Never rejects. */
    readonly onFailure: () => Promise<void>;
  },
): ClauseSession<Clause> {
  const { clauses, unmet, check, onFailure } = options;
  const { gaps, known } = readDeclared(options, clauses);
  let queue: Promise<unknown> = Promise.resolve();

  const measure: ClauseSession<Clause>['run'] = async (clause) => {
    const start = performance.now();
    const base = { id: clause.id, group: clause.group, title: clause.title };
    const excuse = known.get(clause.id);
    try {
      await check(clause);
    } catch (error) {
      await onFailure();
      const ms = Math.round(performance.now() - start);
      const reason = error instanceof Error ? error.message : String(error);
      if (excuse !== undefined) return { result: { ...base, status: 'known', reason: `${excuse} (${reason})`, ms } };
      return { result: { ...base, status: 'failed', reason, ms }, error };
    }
    const ms = Math.round(performance.now() - start);
    if (excuse === undefined) return { result: { ...base, status: 'passed', ms } };
    const error = fail(`it passes now; take it out of \`known\`, where it stands as: ${excuse}`);
    return { result: { ...base, status: 'failed', reason: error.message, ms }, error };
  };
  return {
    plans: clauses.map((clause) => ({ clause, skipped: gaps.get(clause.id) ?? unmet(clause) })),
    run: (clause) => {
      const result = queue.then(async () => measure(clause));
      queue = result;
      return result;
    },
    idle: async () => void (await queue),
  };
}

/** Throws for an id that is no clause's. Kits call it before they make anything. */
export function readDeclared(
  declared: DeclaredClauses,
  clauses: readonly KitClause[],
): { readonly gaps: ReadonlyMap<string, string>; readonly known: ReadonlyMap<string, string> } {
  const read = (list: 'gaps' | 'known'): ReadonlyMap<string, string> => {
    const entries = Object.entries(declared[list] ?? {});
    for (const [id] of entries) {
      if (!clauses.some((clause) => clause.id === id)) throw new Error(`\`${list}\` names no clause: ${id}`);
    }
    return new Map(entries);
  };
  return { gaps: read('gaps'), known: read('known') };
}
