import { type ClauseResult, type KitClause, skippedResult } from './clause.ts';
import type { ClauseSession } from './clause-session.ts';

/** The test runner, as every kit takes it. */
export interface KitRunner {
  /** Begins every title. */
  readonly name: string;
  /** The runner's: vitest's or `node:test`'s `test`, or any function that calls `run` once. */
  readonly test: (title: string, run: () => Promise<void>) => unknown;
  /** The runner's `test.skip`. The title ends with the reason. */
  readonly skip: (title: string) => unknown;
  /**
   * The runner's `afterAll` (vitest) or `after` (`node:test`). It cleans up also when a filter left clauses out.
   * Without it that happens after the last clause.
   */
  readonly after?: (run: () => Promise<void>) => unknown;
}

/** Registers one test per clause. `finish` is called once, with the results in the kit's order. */
export async function registerClauses<Clause extends KitClause>(
  runner: KitRunner,
  session: ClauseSession<Clause>,
  finish: (results: readonly ClauseResult<Clause['group']>[]) => Promise<void>,
): Promise<void> {
  const results = new Map<string, ClauseResult<Clause['group']>>();
  let finished: Promise<void> | undefined;
  const finishOnce = (): Promise<void> =>
    (finished ??= session
      .idle()
      .then(() => finish(session.plans.flatMap(({ clause }) => results.get(clause.id) ?? []))));

  for (const plan of session.plans) {
    const { clause } = plan;
    const title = `${runner.name} | ${clause.id}: ${clause.title}`;
    if (plan.skipped !== undefined) {
      results.set(clause.id, skippedResult<Clause['group']>(plan));
      runner.skip(`${title} (skipped: ${plan.skipped})`);
      continue;
    }
    runner.test(title, async () => {
      const { result, error } = await session.run(clause);
      results.set(clause.id, result);
      if (results.size === session.plans.length) await finishOnce();
      if (result.status === 'failed') throw error;
    });
  }
  runner.after?.(finishOnce);
  if (results.size === session.plans.length) await finishOnce();
}
