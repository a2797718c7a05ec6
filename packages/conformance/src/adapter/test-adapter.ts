import type { ClauseResult } from '../kit/clause.ts';
import { type KitRunner, registerClauses } from '../kit/register-clauses.ts';
import { type AdapterKitOptions, openAdapterSession } from './adapter-session.ts';
import type { AdapterClauseGroup } from './clause.ts';

/** How one clause of the adapter kit went. */
export type AdapterClauseResult = ClauseResult<AdapterClauseGroup>;

export interface TestAdapterOptions extends AdapterKitOptions, KitRunner {
  /** Called once when the last clause is over, or from `after` when a filter left some out. */
  readonly report?: (clauses: readonly AdapterClauseResult[]) => void;
}

/**
 * Registers one test per clause of what an adapter promises, with the runner it is given. Await it at the top level of a
 * test file.
 *
 * A scripted model drives the framework's own agent loop; programs run for real in the sandbox you pass. Clauses run
 * one at a time. Those in `gaps`, and those about tools brought in when the harness brings none, are handed to `skip`.
 */
export async function testAdapter(options: TestAdapterOptions): Promise<void> {
  const session = await openAdapterSession(options);
  await registerClauses(options, session, async (results) => {
    await session.close();
    options.report?.(results);
  });
}
